/** How loud songs are played, so that none is louder than the one before. */

/**
 * The reference of ReplayGain 2.0. Nearly all songs are louder, so that they only have to be turned down: their true peaks are not known,
 * and one that is turned up might be clipped.
 */
const targetLufs = -18;

/** The factor for a song's samples, above 0 and never above 1; 1 for a song whose loudness is not known. */
export function levelGain(loudnessLufs: number | null): number {
    return loudnessLufs === null ? 1 : Math.min(1, 10 ** ((targetLufs - loudnessLufs) / 20));
}

/** Gains of the first song and the second at equal steps of a crossfade: their powers add up to 1. */
export function equalPower(steps: number): { readonly falling: Float32Array; readonly rising: Float32Array } {
    const falling = Float32Array.from({ length: steps }, (_, i) => Math.cos((Math.PI / 2) * (i / (steps - 1))));
    return { falling, rising: falling.toReversed() };
}
