/** Numbers as they come, of a song of any length. */
export class GrowingFloats {
    #room = new Float32Array(0);
    #length = 0;

    get length(): number {
        return this.#length;
    }

    /** Valid until the next `add`. */
    get values(): Float32Array {
        return this.#room.subarray(0, this.#length);
    }

    add(values: ArrayLike<number>): void {
        const end = this.#length + values.length;
        if (end > this.#room.length) {
            const room = new Float32Array(Math.max(end, 2 * this.#room.length, 1024));
            room.set(this.values);
            this.#room = room;
        }
        this.#room.set(values, this.#length);
        this.#length = end;
    }
}
