/** Which channel is to sound where: by the bits of a mask, in whose order channels are written, or by their number alone. */
import type { Speaker } from '../../flow.ts';

/** One speaker for each channel. */
export type ChannelLayout = readonly Speaker[];

/** The layout that a container lists for so many channels; null where it lists none. */
export type ListedLayout = (channels: number) => ChannelLayout | null;

/**
 * By the bits of `dwChannelMask` (Microsoft, "Multiple Channel Audio Data and WAVE Files"; RFC 9639, 8.6.2; Core Audio's bitmap alike): front
 * left and right, centre, LFE, back, left and right of centre, back centre, side; then the ceiling's centre, front and back.
 */
const ofMask: ChannelLayout = ['L', 'R', 'C', 'LFE', 'Ls', 'Rs', 'Lc', 'Rc', 'Cs', 'Ls', 'Rs', 'C', 'Lc', 'C', 'Rc', 'Ls', 'Cs', 'Rs']; // prettier-ignore

/** Of so many channels, where nothing is said: RFC 9639, 9.1.3, and the order in which decoders of WebCodecs give what they decode. */
const masks: Readonly<Record<number, number>> = { 3: 0x7, 4: 0x33, 5: 0x37, 6: 0x3f, 7: 0x70f, 8: 0x63f };

/** Of a mask and a number of channels, which need not agree: channels beyond the mask have no place, and a mask of 0 says nothing. */
export function layoutOfMask(mask: number, channels: number): ChannelLayout {
    if (mask === 0) return defaultLayout(channels);
    const placed = ofMask.filter((_, bit) => (mask >>> bit) & 1);
    return Array.from({ length: channels }, (_, channel) => placed[channel] ?? 'C');
}

/** A channel without a place sounds in the middle. */
export function defaultLayout(channels: number): ChannelLayout {
    return layoutOfMask(masks[channels] ?? 0x3, channels);
}

/** Whether it is what needs no mixing: one channel, or left and right. */
export function isPlain(layout: ChannelLayout): boolean {
    return layout.length === 1 || layout.join() === 'L,R';
}
