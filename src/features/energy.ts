/** How much sounds in a song: of its energy what can be measured, see `meaning/energy.ts`. */

/** Loudness that counts as none, and as all there is. */
const softestLufs = -32;
const loudestLufs = -8;

/** Mean onset strength that counts as all there is, see `OnsetStrength`: 32 bands that rise by a neper and a half together, on average. */
const busiest = 6;

/**
 * 0 to 1: the mean of how loud a song is (-32 LUFS is 0, -8 LUFS is 1) and how much begins in it (the mean onset strength over `busiest`), each held between 0 and 1. Null in silence.
 */
export function energyOf(loudnessLufs: number | null, onsets: Float32Array): number | null {
    if (loudnessLufs === null || onsets.length === 0) return null;
    const activity = onsets.reduce((sum, onset) => sum + onset, 0) / onsets.length / busiest;
    return (held((loudnessLufs - softestLufs) / (loudestLufs - softestLufs)) + held(activity)) / 2;
}

function held(value: number): number {
    return Math.max(0, Math.min(1, value));
}
