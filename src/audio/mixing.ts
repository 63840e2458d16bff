/** Planes of one channel each -> stereo. */
import type { Samples, Speaker } from '../flow.ts';
import { defaultLayout, isPlain, type ChannelLayout } from './channels/channel-layout.ts';

type Stereo = Pick<Samples, 'left' | 'right'>;

const halfPower = Math.SQRT1_2;

/** 24 dB over full scale: more than any recording in floats has, and less than what decoders make of damaged packets. */
const loudestSample = 16;

/**
 * Share of each speaker in the left and the right channel, after ITU-R BS.775-4, table 2: what is beside or behind at -3 dB. That table leaves
 * the LFE out; here it is heard, because a song's bass, or all of it, may be there alone.
 */
const shares: Readonly<Record<Speaker, readonly [left: number, right: number]>> = {
    L: [1, 0],
    R: [0, 1],
    C: [halfPower, halfPower],
    Lc: [halfPower, 0],
    Rc: [0, halfPower],
    LFE: [halfPower, halfPower],
    Ls: [halfPower, 0],
    Rs: [0, halfPower],
    Cs: [halfPower, halfPower],
};

/**
 * Samples of planes of equal length: stereo, and the planes themselves where they are more; mono becomes the same array twice. Without a
 * layout of so many channels their number tells it. Values that are not finite, or beyond `loudestSample`, become 0. The planes are changed and become part of the result.
 */
export function samplesOf(
    sampleRateHz: number,
    planes: readonly Float32Array[],
    declared: ChannelLayout | null = null,
): Samples {
    planes.forEach(silenceInvalid);
    const layout = declared?.length === planes.length ? declared : defaultLayout(planes.length);
    if (!isPlain(layout)) return { sampleRateHz, ...mixToStereo(planes, layout), surround: { planes, layout } };
    const [left = new Float32Array(), right = left] = planes;
    return { sampleRateHz, left, right };
}

function mixToStereo(planes: readonly Float32Array[], layout: ChannelLayout): Stereo {
    const mixed = (side: 0 | 1): Float32Array => {
        const sum = new Float32Array(planes[0]?.length ?? 0);
        planes.forEach((plane, channel) => {
            const share = shares[layout[channel] ?? 'C'][side];
            if (share > 0) plane.forEach((value, sample) => (sum[sample] = (sum[sample] ?? 0) + share * value));
        });
        return sum;
    };
    return { left: mixed(0), right: mixed(1) };
}

/** How many of a plane's values are no sound: not finite, or beyond `loudestSample`. */
export function countInvalid(plane: Float32Array): number {
    let count = 0;
    for (let i = 0; i < plane.length; i++) if (isInvalid(plane[i] ?? 0)) count++;
    return count;
}

function silenceInvalid(plane: Float32Array): void {
    for (let i = 0; i < plane.length; i++) if (isInvalid(plane[i] ?? 0)) plane[i] = 0;
}

/** What is no number is not below it either. */
function isInvalid(value: number): boolean {
    return !(Math.abs(value) <= loudestSample);
}
