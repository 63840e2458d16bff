import type { InputContract } from '../contract.ts';

/**
 * Samples of the window at a song's sample rate: the even length nearest to the contract's duration whose prime factors are at most 7.
 * Other lengths cost a hundred times more in essentia's FFT. 4096 at 44,100 Hz, 4480 at 48,000 Hz.
 */
export function fftLengthAt(input: InputContract, sampleRateHz: number): number {
    const wanted = (input.windowSamples * sampleRateHz) / input.sampleRateHz;
    const nearest = 2 * Math.max(1, Math.round(wanted / 2));
    for (let distance = 0; ; distance += 2) {
        const candidates = [nearest - distance, nearest + distance].filter((length) => length > 0 && isSmooth(length));
        const best = candidates.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
        if (best !== undefined) return best;
    }
}

function isSmooth(length: number): boolean {
    let rest = length;
    for (const prime of [2, 3, 5, 7]) while (rest % prime === 0) rest /= prime;
    return rest === 1;
}
