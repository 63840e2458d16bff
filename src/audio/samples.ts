import type { Samples } from '../flow.ts';

/** The greatest magnitude in any channel. */
export function peakOf({ left, right, surround }: Samples): number {
    let peak = 0;
    for (const plane of surround?.planes ?? [left, right])
        for (let sample = 0; sample < plane.length; sample++) peak = Math.max(peak, Math.abs(plane[sample] ?? 0));
    return peak;
}

/** Whether both channels are one: mono sound has the same array twice. */
export function isMono({ left, right }: Pick<Samples, 'left' | 'right'>): boolean {
    return left.buffer === right.buffer && left.byteOffset === right.byteOffset;
}

/** Blocks that follow one another, as one. Throws without a block. */
export function joinSamples(blocks: readonly Samples[]): Samples {
    const [first] = blocks;
    if (!first) throw new Error('expected at least one block of samples');
    const length = blocks.reduce((sum, { left }) => sum + left.length, 0);
    const joined = {
        sampleRateHz: first.sampleRateHz,
        left: new Float32Array(length),
        right: new Float32Array(length),
    };
    let offset = 0;
    for (const { left, right } of blocks) {
        joined.left.set(left, offset);
        joined.right.set(right, offset);
        offset += left.length;
    }
    return joined;
}

/** Views of so many samples each, the last one shorter; nothing is copied. */
export function* partsOf({ sampleRateHz, left, right, surround }: Samples, length: number): Generator<Samples, void> {
    for (let from = 0; from < left.length; from += length) {
        const part = (plane: Float32Array): Float32Array => plane.subarray(from, from + length);
        const planes = surround && { surround: { ...surround, planes: surround.planes.map(part) } };
        yield { sampleRateHz, left: part(left), right: part(right), ...planes };
    }
}
