import type { InputContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';
import { columnsOf, type Stretch } from './stretches.ts';

/** A stretch that ends with the last column, and the one before, which may not be heard yet. */
const stretchesKept = 2;

/** The last columns of a song as they come, as many as are needed to hear it: an hour takes no more room than a minute. */
export class RecentLogMel {
    readonly #input: InputContract;
    readonly #mostKept: number;
    #columns = 0;
    /** Number in the song of the first column that is kept. */
    #startColumn = 0;
    #room: Float32Array;

    constructor(input: InputContract) {
        this.#input = input;
        this.#mostKept = stretchesKept * input.stretchColumns;
        this.#room = new Float32Array(2 * this.#mostKept * input.bands);
    }

    /** How many have come. */
    get columns(): number {
        return this.#columns;
    }

    add({ columns, decibels }: LogMel): void {
        const { bands } = this.#input;
        if ((this.#columns - this.#startColumn) * bands + decibels.length > this.#room.length) this.#forget(columns);
        this.#room.set(decibels, (this.#columns - this.#startColumn) * bands);
        this.#columns += columns;
    }

    /** The columns of a stretch, valid until the next `add`. Throws where they are not kept any more, or have not come yet. */
    of({ startColumn, columns }: Stretch): LogMel {
        const first = startColumn - this.#startColumn;
        if (first < 0 || startColumn + columns > this.#columns)
            throw new Error(`expected columns ${startColumn} to ${startColumn + columns} to be kept`);
        const kept = { bands: this.#input.bands, columns: this.#columns - this.#startColumn, decibels: this.#room };
        return columnsOf(kept, { startColumn: first, columns });
    }

    /** All but the last columns, so that so many more have room. */
    #forget(more: number): void {
        const { bands } = this.#input;
        const from = Math.max(this.#startColumn, this.#columns - this.#mostKept);
        const kept = this.#room.subarray(
            (from - this.#startColumn) * bands,
            (this.#columns - this.#startColumn) * bands,
        );
        const needed = kept.length + more * bands;
        const room = needed > this.#room.length ? new Float32Array(needed) : this.#room;
        room.set(kept);
        this.#room = room;
        this.#startColumn = from;
    }
}
