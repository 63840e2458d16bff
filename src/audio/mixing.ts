/** Planes of one channel each, in the order of WebCodecs and Web Audio: L R C LFE Ls Rs (5.1), L R C LFE Lb Rb Ls Rs (7.1). */
import type { Samples } from '../flow.ts';

type Stereo = Pick<Samples, 'left' | 'right'>;

const halfPower = Math.SQRT1_2;

/** Share of each channel in the left and the right one, after ITU-R BS.775-4, table 2: centre and surrounds at -3 dB, no LFE. */
const downmix: Readonly<Record<number, readonly (readonly [left: number, right: number])[]>> = {
    3: [[1, 0], [0, 1], [halfPower, halfPower]],
    4: [[1, 0], [0, 1], [halfPower, 0], [0, halfPower]],
    5: [[1, 0], [0, 1], [halfPower, halfPower], [halfPower, 0], [0, halfPower]],
    6: [[1, 0], [0, 1], [halfPower, halfPower], [0, 0], [halfPower, 0], [0, halfPower]],
    8: [[1, 0], [0, 1], [halfPower, halfPower], [0, 0], [halfPower, 0], [0, halfPower], [halfPower, 0], [0, halfPower]],
}; // prettier-ignore

/**
 * Mixes planes of equal length to stereo; mono becomes the same array twice. Layouts that the table does not know keep their first two
 * channels. Values that are not finite become 0. The planes are changed and may be part of the result.
 */
export function mixToStereo(planes: readonly Float32Array[]): Stereo {
    planes.forEach(silenceInvalid);
    const [left = new Float32Array(), right = left] = planes;
    const shares = downmix[planes.length];
    if (shares === undefined) return { left, right };
    const mixed = (side: 0 | 1): Float32Array => {
        const sum = new Float32Array(left.length);
        planes.forEach((plane, channel) => {
            const share = shares[channel]?.[side] ?? 0;
            if (share > 0) plane.forEach((value, sample) => (sum[sample] = (sum[sample] ?? 0) + share * value));
        });
        return sum;
    };
    return { left: mixed(0), right: mixed(1) };
}

/** Samples of all planes: stereo, and the planes themselves where more than two have a known place. */
export function samplesOf(sampleRateHz: number, planes: readonly Float32Array[]): Samples {
    const stereo = mixToStereo(planes);
    return { sampleRateHz, ...stereo, ...(planes.length in downmix && { surround: planes }) };
}

function silenceInvalid(plane: Float32Array): void {
    for (let sample = 0; sample < plane.length; sample++) if (!Number.isFinite(plane[sample])) plane[sample] = 0;
}
