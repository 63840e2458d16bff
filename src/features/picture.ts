/** Log-mel columns -> what the network hears (0 to 1) and what is drawn and kept (0 to 255), each stretch scaled to its own range. */
import { columnSeconds, type InputContract } from '../contract.ts';
import type { LogMel, Picture } from '../flow.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

/** Decibels that become 0 and 1. */
export interface LevelRange {
    readonly lowest: number;
    readonly highest: number;
}

/** From the loudest value down to the softest, but no further than the contract's range. */
export function levelRange(input: InputContract, decibels: Float32Array): LevelRange {
    const highest = decibels.reduce((most, value) => Math.max(most, value), -Infinity);
    const softest = decibels.reduce((least, value) => Math.min(least, value), Infinity);
    return { lowest: Math.max(softest, highest - input.rangeDecibels), highest };
}

/** Levels 0 to 1 in the order of `decibels`; all 0 where the range is empty, as in silence. */
export function scaledLevels(decibels: Float32Array, { lowest, highest }: LevelRange): Float32Array {
    const perDecibel = highest > lowest ? 1 / (highest - lowest) : 0;
    return decibels.map((value) => (Math.max(value, lowest) - lowest) * perDecibel);
}

/** One stretch as the network hears it: `levels[column * bands + band]`, 0 to 1, scaled to the stretch's own range. */
export function stretchLevels(input: InputContract, logMel: LogMel, stretch: Stretch): Float32Array {
    const { startColumn, columns } = stretch;
    const decibels = logMel.decibels.subarray(startColumn * logMel.bands, (startColumn + columns) * logMel.bands);
    return scaledLevels(decibels, levelRange(input, decibels));
}

/**
 * One patch of a stretch, `patchColumns * bands` levels, column after column. Where the stretch is shorter than a patch its columns repeat
 * from the first.
 */
export function patchLevels(input: InputContract, levels: Float32Array, startColumn: number): Float32Array {
    const columns = levels.length / input.bands;
    const patch = new Float32Array(input.patchColumns * input.bands);
    for (let column = 0; column < input.patchColumns; column++) {
        const from = ((startColumn + column) % columns) * input.bands;
        patch.set(levels.subarray(from, from + input.bands), column * input.bands);
    }
    return patch;
}

/** The whole song as a picture of at most `mostColumns` columns: a longer one keeps every n-th. A column in two stretches is scaled by the first. */
export function pictureOf(input: InputContract, logMel: LogMel, mostColumns = 2048): Picture {
    const step = Math.max(1, Math.ceil(logMel.columns / mostColumns));
    const columns = Math.ceil(logMel.columns / step);
    const levels = new Uint8Array(columns * logMel.bands);
    let column = 0;
    for (const stretch of stretchesOf(input, logMel.columns)) {
        const scaled = stretchLevels(input, logMel, stretch);
        for (; column * step < stretch.startColumn + stretch.columns; column++) {
            const from = (column * step - stretch.startColumn) * logMel.bands;
            levels.set(
                scaled.subarray(from, from + logMel.bands).map((level) => Math.round(level * 255)),
                column * logMel.bands,
            );
        }
    }
    return { bands: logMel.bands, columns, columnSeconds: columnSeconds(input) * step, levels };
}
