/** Log-mel columns -> what the network hears (0 to 1) and what is drawn and kept (0 to 255), each stretch scaled to its own range. */
import { columnSeconds, type InputContract } from '../contract.ts';
import type { LogMel, Picture } from '../flow.ts';
import type { Stretch } from './stretches.ts';

/** Of a song's picture that is kept. */
export const mostKeptColumns = 2048;

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
export function stretchLevels(input: InputContract, { decibels }: LogMel): Float32Array {
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

/** The picture of a song, growing stretch by stretch. A byte for each value is all that it keeps. */
export class GrowingPicture {
    readonly #input: InputContract;
    #columns = 0;
    #columnsHeard = 0;
    #room = new Uint8Array(0);

    constructor(input: InputContract) {
        this.#input = input;
    }

    /**
     * Adds a stretch's levels, 0 to 1; those of one that is still to grow (`isDraft`) give way to the next. Columns that an earlier stretch had keep what they were; those between the places where columns of
     * what is heard stand in the song, are empty.
     */
    add(
        stretch: Stretch,
        levels: Float32Array,
        { placeOf = (column: number): number => column, isDraft = false } = {},
    ): void {
        const { bands } = this.#input;
        const end = stretch.startColumn + stretch.columns;
        this.extendTo(placeOf(end - 1) + 1);
        for (let column = this.#columnsHeard; column < end; column++) {
            const [from, to] = [(column - stretch.startColumn) * bands, placeOf(column) * bands];
            for (let band = 0; band < bands; band++)
                this.#room[to + band] = Math.round((levels[from + band] ?? 0) * 255);
        }
        if (!isDraft) this.#columnsHeard = end;
    }

    /** To at least so many columns, empty ones behind all that were added. */
    extendTo(columns: number): void {
        this.#columns = Math.max(this.#columns, columns);
        const values = this.#columns * this.#input.bands;
        if (values <= this.#room.length) return;
        const room = new Uint8Array(Math.max(values, 2 * this.#room.length));
        room.set(this.#room);
        this.#room = room;
    }

    /** The whole song in at most `mostColumns` columns: a longer one keeps every n-th. */
    kept(mostColumns = mostKeptColumns): Picture {
        const { bands } = this.#input;
        const step = Math.max(1, Math.ceil(this.#columns / mostColumns));
        const columns = Math.ceil(this.#columns / step);
        const levels = new Uint8Array(columns * bands);
        for (let column = 0; column < columns; column++) {
            const from = column * step * bands;
            levels.set(this.#room.subarray(from, from + bands), column * bands);
        }
        return { bands, columns, columnSeconds: columnSeconds(this.#input) * step, levels };
    }
}
