/** The columns of a song that the key network hears. */
import { GrowingFloats } from './growing-floats.ts';

/** Of the pictures every so manieth column is heard: three a second. */
const every = 4;

/** So many say enough of a song. */
const mostColumns = 512;

/** Collects them, stretch by stretch, each scaled to the stretch's own range. */
export class KeyColumns {
    readonly #bands: number;
    readonly #columns = new GrowingFloats();

    constructor(bands: number) {
        this.#bands = bands;
    }

    /** `levels[column * bands + band]`, 0 to 1. */
    add(levels: Float32Array): void {
        for (let start = 0; start < levels.length; start += every * this.#bands)
            this.#columns.add(levels.subarray(start, start + this.#bands));
    }

    /** `[column * bands + band]`: all columns, or so many of them, evenly spread over the song. */
    chosen(): Float32Array {
        const count = this.#columns.length / this.#bands;
        if (count <= mostColumns) return this.#columns.values;
        const chosen = new Float32Array(mostColumns * this.#bands);
        for (let column = 0; column < mostColumns; column++) {
            const start = Math.floor((column * count) / mostColumns) * this.#bands;
            chosen.set(this.#columns.values.subarray(start, start + this.#bands), column * this.#bands);
        }
        return chosen;
    }
}
