import type { Samples } from '../flow.ts';

const blockSeconds = 0.25;

/** Render quanta of Web Audio (128 frames, a channel or two) -> blocks as a recording has them. */
export class BlockCollector {
    readonly #sampleRateHz: number;
    readonly #frames: number;
    #left: Float32Array;
    #right: Float32Array;
    #filled = 0;
    #isMono = true;

    constructor(sampleRateHz: number) {
        this.#sampleRateHz = sampleRateHz;
        this.#frames = Math.round(blockSeconds * sampleRateHz);
        this.#left = new Float32Array(this.#frames);
        this.#right = new Float32Array(this.#frames);
    }

    /** The blocks that these frames complete, in order. No channels are so many frames of silence. */
    push(channels: readonly Float32Array[], frames: number): readonly Samples[] {
        const [left, right = left] = channels;
        if (right !== left) this.#isMono = false;
        const blocks: Samples[] = [];
        for (let from = 0; from < frames;) {
            const count = Math.min(frames - from, this.#frames - this.#filled);
            if (left && right) {
                this.#left.set(left.subarray(from, from + count), this.#filled);
                this.#right.set(right.subarray(from, from + count), this.#filled);
            }
            this.#filled += count;
            from += count;
            if (this.#filled === this.#frames) blocks.push(this.#take());
        }
        return blocks;
    }

    /** Mono sound has the same array twice. */
    #take(): Samples {
        const [left, right] = [this.#left, this.#isMono ? this.#left : this.#right];
        this.#left = new Float32Array(this.#frames);
        this.#right = new Float32Array(this.#frames);
        this.#filled = 0;
        this.#isMono = true;
        return { sampleRateHz: this.#sampleRateHz, left, right };
    }
}
