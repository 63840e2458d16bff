/** Samples of a stream that are still needed, and room for those that come; so much silence stands before the first. */
export class HeldSamples {
    #room: Float32Array;
    #length: number;

    constructor(silence: number) {
        this.#room = new Float32Array(silence);
        this.#length = silence;
    }

    get length(): number {
        return this.#length;
    }

    /** Valid until the next `add` or `drop`. */
    get values(): Float32Array {
        return this.#room.subarray(0, this.#length);
    }

    add(samples: Float32Array): void {
        const length = this.#length + samples.length;
        if (length > this.#room.length) {
            const room = new Float32Array(length);
            room.set(this.values);
            this.#room = room;
        }
        this.#room.set(samples, this.#length);
        this.#length = length;
    }

    /** So many of the earliest. */
    drop(count: number): void {
        this.#room.copyWithin(0, count, this.#length);
        this.#length -= count;
    }
}
