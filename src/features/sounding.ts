/** Which columns of a song hold sound, and which the silence before, between and after it. */
import type { InputContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';

/** So far below a song's loud parts there is no music, however soft it is meant to be: hiss of a tape, dither, nothing. */
const silenceDecibels = 50;
/** What is so little above the least power that a column can have is nothing. */
const aboveFloorDecibels = 3;

/** The loudest band of each column, in decibels. */
export function columnPeaks({ bands, columns, decibels }: LogMel): Float32Array {
    return Float32Array.from({ length: columns }, (_, column) => {
        return decibels
            .subarray(column * bands, (column + 1) * bands)
            .reduce((most, value) => Math.max(most, value), -Infinity);
    });
}

/** How loud the loud columns among these are, in decibels: a tenth of them is louder, so that a click counts for nothing. */
export function loudDecibels(peaks: Float32Array): number {
    return peaks.toSorted()[Math.floor(0.9 * (peaks.length - 1))] ?? -Infinity;
}

/** What a column has at most that is silence, in a song whose loud parts have so many decibels. */
export function leastSoundDecibels({ powerFloor }: InputContract, songDecibels: number): number {
    return Math.max(10 * Math.log10(powerFloor) + aboveFloorDecibels, songDecibels - silenceDecibels);
}

/** The share of columns that hold sound, 0 to 1, which is more than so many decibels. */
export function soundingShare(peaks: Float32Array, least: number): number {
    return peaks.reduce((count, peak) => count + Number(peak > least), 0) / Math.max(1, peaks.length);
}
