/** A stream of samples -> its spectra in bands. Frames are taken in fours, as the kernel takes them. */
import type { BandSpectra } from './kernel/kernel.ts';

export class BandColumns {
    readonly #spectra: BandSpectra;
    readonly #each: (column: Float32Array) => void;
    readonly #column: Float32Array;
    #held: Float32Array;

    /** `each` is called with every column, which is valid during the call. The first frame is centred on the first sample. */
    constructor(spectra: BandSpectra, each: (column: Float32Array) => void) {
        this.#spectra = spectra;
        this.#each = each;
        this.#column = new Float32Array(spectra.bandCount);
        this.#held = new Float32Array(spectra.length / 2);
    }

    push(samples: Float32Array): void {
        const joined = new Float32Array(this.#held.length + samples.length);
        joined.set(this.#held);
        joined.set(samples, this.#held.length);
        const frames = Math.floor(this.#framesOf(joined) / 4) * 4;
        this.#take(joined, frames);
        this.#held = joined.slice(frames * this.#spectra.hop);
    }

    /** Those that are whole and wait for others. */
    flush(): void {
        const { length, hop } = this.#spectra;
        const frames = this.#framesOf(this.#held);
        if (frames === 0) return;
        const padded = new Float32Array(length + 3 * hop);
        padded.set(this.#held);
        this.#take(padded, frames);
        this.#held = this.#held.slice(frames * hop);
    }

    #framesOf({ length }: Float32Array): number {
        return Math.max(0, Math.floor((length - this.#spectra.length) / this.#spectra.hop) + 1);
    }

    #take(samples: Float32Array, frames: number): void {
        const sums = this.#spectra.ofFours(samples, Math.ceil(frames / 4));
        for (let frame = 0; frame < frames; frame++) {
            const first = (frame - (frame % 4)) * this.#column.length + (frame % 4);
            for (let band = 0; band < this.#column.length; band++)
                this.#column[band] = sums[first + 4 * band] as number;
            this.#each(this.#column);
        }
    }
}
