/** A stream of samples -> its spectra in bands. Frames are taken in fours, as the kernel takes them. */
import { HeldSamples } from './held-samples.ts';
import type { BandSpectra } from './kernel/kernel.ts';

export class BandColumns {
    readonly #spectra: BandSpectra;
    readonly #each: (column: Float32Array) => void;
    readonly #column: Float32Array;
    readonly #held: HeldSamples;

    /** `each` is called with every column, which is valid during the call. The first frame is centred on the first sample. */
    constructor(spectra: BandSpectra, each: (column: Float32Array) => void) {
        this.#spectra = spectra;
        this.#each = each;
        this.#column = new Float32Array(spectra.bandCount);
        this.#held = new HeldSamples(spectra.length / 2);
    }

    push(samples: Float32Array): void {
        this.#held.add(samples);
        this.#take(this.#frames - (this.#frames % 4));
    }

    /** Those that are whole and wait for others. */
    flush(): void {
        this.#take(this.#frames);
    }

    /** How many are whole. */
    get #frames(): number {
        const { length, hop } = this.#spectra;
        return Math.max(0, Math.floor((this.#held.length - length) / hop) + 1);
    }

    #take(frames: number): void {
        if (frames === 0) return;
        const sums = this.#spectra.ofFours(this.#held.values, Math.ceil(frames / 4));
        for (let frame = 0; frame < frames; frame++) {
            const first = (frame - (frame % 4)) * this.#column.length + (frame % 4);
            for (let band = 0; band < this.#column.length; band++)
                this.#column[band] = sums[first + 4 * band] as number;
            this.#each(this.#column);
        }
        this.#held.drop(frames * this.#spectra.hop);
    }
}
