/** Which columns of a song hold sound, and which the silence before, between and after it. */
import type { LogMel } from '../flow.ts';
import type { Stretch } from './stretches.ts';

/** So far below a song's loud parts there is no music, however soft it is meant to be: hiss of a tape, dither, nothing. */
const silenceDecibels = 50;

/** The loudest band of each column of a stretch, in decibels. */
export function columnPeaks({ bands, decibels }: LogMel, { startColumn, columns }: Stretch): Float32Array {
    return Float32Array.from({ length: columns }, (_, column) => {
        const start = (startColumn + column) * bands;
        return decibels.subarray(start, start + bands).reduce((most, value) => Math.max(most, value), -Infinity);
    });
}

/** How loud the loud columns among these are, in decibels: a tenth of them is louder, so that a click counts for nothing. */
export function loudDecibels(peaks: Float32Array): number {
    return peaks.toSorted()[Math.floor(0.9 * (peaks.length - 1))] ?? -Infinity;
}

/** The share of columns that hold sound, 0 to 1, in a song whose loud parts have so many decibels. */
export function soundingShare(peaks: Float32Array, songDecibels: number, floorDecibels: number): number {
    const least = Math.max(floorDecibels, songDecibels - silenceDecibels);
    return peaks.reduce((count, peak) => count + Number(peak > least), 0) / Math.max(1, peaks.length);
}
