import type { LogMel } from '../flow.ts';

/** The columns of a song as they come. Views into it are valid until the next `add`. */
export class GrowingLogMel implements LogMel {
    readonly bands: number;
    #columns = 0;
    #room = new Float32Array(0);

    constructor(bands: number) {
        this.bands = bands;
    }

    get columns(): number {
        return this.#columns;
    }

    get decibels(): Float32Array {
        return this.#room.subarray(0, this.#columns * this.bands);
    }

    add({ columns, decibels }: LogMel): void {
        const heard = this.decibels;
        if (heard.length + decibels.length > this.#room.length) {
            this.#room = new Float32Array(Math.max(heard.length + decibels.length, 2 * this.#room.length));
            this.#room.set(heard);
        }
        this.#room.set(decibels, heard.length);
        this.#columns += columns;
    }
}
