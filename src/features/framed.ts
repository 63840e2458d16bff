/** Calls `each` with every frame of a stream: `length` samples, one every `hop`, the first centred on the first sample. The frame is valid during the call. */
export class Framed {
    readonly #length: number;
    readonly #hop: number;
    readonly #each: (frame: Float32Array) => void;
    #held: Float32Array;

    constructor(length: number, hop: number, each: (frame: Float32Array) => void) {
        this.#length = length;
        this.#hop = hop;
        this.#each = each;
        this.#held = new Float32Array(length / 2);
    }

    push(samples: Float32Array): void {
        const joined = new Float32Array(this.#held.length + samples.length);
        joined.set(this.#held);
        joined.set(samples, this.#held.length);
        let start = 0;
        for (; start + this.#length <= joined.length; start += this.#hop)
            this.#each(joined.subarray(start, start + this.#length));
        this.#held = joined.slice(start);
    }
}
