/** Apple's AudioChannelLayout, as CAF, QuickTime (`chan`) and AIFF-C (`CHAN`) hold it: Core Audio, CoreAudioBaseTypes.h. */
import type { Speaker } from '../../flow.ts';
import { layoutOfMask, type ChannelLayout } from './channel-layout.ts';

const tagOf = { descriptions: 0, bitmap: 1 } as const;
const headBytes = 12;
/** Of a layout that describes each of 32 channels, and more. */
export const mostLayoutBytes = 4096;
const descriptionBytes = 20;

/** By the upper half of the tag; what it lacks has no layout of which more than the number is known. */
const layouts: Readonly<Record<number, string>> = {
    108: 'L R Ls Rs',
    109: 'L R Ls Rs C',
    110: 'L R Ls Rs C Cs',
    111: 'L R Ls Rs C Cs Ls Rs',
    112: 'L R Ls Rs Lc Rc Ls Rs',
    113: 'L R C',
    114: 'C L R',
    115: 'L R C Cs',
    116: 'C L R Cs',
    117: 'L R C Ls Rs',
    118: 'L R Ls Rs C',
    119: 'L C R Ls Rs',
    120: 'C L R Ls Rs',
    121: 'L R C LFE Ls Rs',
    122: 'L R Ls Rs C LFE',
    123: 'L C R Ls Rs LFE',
    124: 'C L R Ls Rs LFE',
    125: 'L R C LFE Ls Rs Cs',
    126: 'L R C LFE Ls Rs Lc Rc',
    127: 'C Lc Rc L R Ls Rs LFE',
    128: 'L R C LFE Ls Rs Ls Rs',
    129: 'L R Ls Rs C LFE Lc Rc',
    131: 'L R Cs',
    132: 'L R Ls Rs',
    133: 'L R LFE',
    134: 'L R LFE Cs',
    135: 'L R LFE Ls Rs',
    136: 'L R C LFE',
    137: 'L R C LFE Cs',
    138: 'L R Ls Rs LFE',
    139: 'L R Ls Rs C Cs',
    140: 'L R Ls Rs C Ls Rs',
    141: 'C L R Ls Rs Cs',
    142: 'C L R Ls Rs Cs LFE',
    143: 'C L R Ls Rs Ls Rs',
    144: 'C L R Ls Rs Ls Rs Cs',
    148: 'L R Ls Rs C Lc Rc',
    149: 'C LFE',
    150: 'L C R',
    151: 'L C R Cs',
    152: 'L C R LFE',
    153: 'L R Cs LFE',
    154: 'L C R Cs LFE',
    155: 'L C R Ls Rs Cs',
    156: 'L C R Ls Rs Ls Rs',
    157: 'L C R Ls Rs LFE Cs',
};

/** By the label of a description; labels 1 to 18 are the bits of a mask. */
const labels: Readonly<Record<number, Speaker>> = { 33: 'Ls', 34: 'Rs', 35: 'Lc', 36: 'Rc', 37: 'LFE', 38: 'L', 39: 'R', 44: 'Cs' }; // prettier-ignore

/** The view begins with the layout's tag; null where it says no more than how many channels there are. */
export function coreAudioLayout(view: DataView, channels: number): ChannelLayout | null {
    if (view.byteLength < headBytes) return null;
    const [tag, count] = [view.getUint16(0), view.getUint32(8)];
    if (tag === tagOf.bitmap) return layoutOfMask(view.getUint32(4), channels);
    if (tag === tagOf.descriptions) {
        const described = Math.min(channels, count, Math.floor((view.byteLength - headBytes) / descriptionBytes));
        if (described < channels) return null;
        return Array.from({ length: channels }, (_, i) => labelled(view.getUint32(headBytes + i * descriptionBytes)));
    }
    const layout = (layouts[tag]?.split(' ') ?? []) as Speaker[];
    return layout.length === channels ? layout : null;
}

function labelled(label: number): Speaker {
    return labels[label] ?? (label >= 1 && label <= 18 ? layoutOfMask(2 ** (label - 1), 1)[0] : undefined) ?? 'C';
}
