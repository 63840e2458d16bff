/** How regularly things begin in a song: the autocorrelation of its onsets. */
import { onsetsPerSecond } from './onset-strength.ts';

/** The longest time that is looked at: four beats at 30 a minute. */
const longestSeconds = 8;

/** Fewer of these a song has to last, for a lag to count. */
const fewestRepeats = 1.25;

/** Autocorrelation of the onsets' deviations from their mean, 1 at lag 0, by lag in onsets; 0 where the song is too short for a lag. */
export function autocorrelation(onsets: Float32Array): Float32Array {
    const mean = onsets.reduce((sum, onset) => sum + onset, 0) / Math.max(1, onsets.length);
    const deviations = onsets.map((onset) => onset - mean);
    const lags = Math.ceil(longestSeconds * onsetsPerSecond) + 2;
    const power = deviations.reduce((sum, value) => sum + value * value, 0) / Math.max(1, onsets.length);
    return Float32Array.from({ length: lags }, (_, lag) => {
        const pairs = onsets.length - lag;
        if (power === 0 || onsets.length < fewestRepeats * lag) return 0;
        // Two sums: an addition waits for the one before.
        let [even, odd] = [0, 0];
        for (let i = 0; i + 1 < pairs; i += 2) {
            even += (deviations[i] as number) * (deviations[i + lag] as number);
            odd += (deviations[i + 1] as number) * (deviations[i + lag + 1] as number);
        }
        if (pairs % 2 === 1) even += (deviations[pairs - 1] as number) * (deviations[pairs - 1 + lag] as number);
        return (even + odd) / pairs / power;
    });
}

/** How well a song repeats after one, two and four beats of a tempo: 1 perfectly, 0 not at all. */
export function pulseAt(correlation: Float32Array, bpm: number): number {
    const beat = (60 / bpm) * onsetsPerSecond;
    const lags = [beat, 2 * beat, 4 * beat].filter((lag) => lag < correlation.length - 1);
    return Math.max(0, lags.reduce((sum, lag) => sum + Math.max(0, between(correlation, lag)), 0) / 3);
}

function between(values: Float32Array, place: number): number {
    const before = Math.floor(place);
    const share = place - before;
    return (values[before] ?? 0) * (1 - share) + (values[before + 1] ?? 0) * share;
}
