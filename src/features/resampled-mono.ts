/** Samples of any rate -> one channel at the rate that is heard for beats and keys. */
import type { Samples } from '../flow.ts';
import { HeldSamples } from './held-samples.ts';
import { resampled, type Taps } from './kernel/kernel.ts';
import { MonoMix } from './mono-mix.ts';

/** Zero crossings of the sinc on either side. */
const crossings = 6;
/** Where the low-pass begins to fall, as a share of the lower of the two Nyquist frequencies. */
const passed = 0.92;
/** Places between two samples for which weights are kept; between these the nearest serves. */
const phases = 512;
const betweenSamples = Array.from({ length: phases }, (_, phase) => (phase + 0.5) / phases);

/** A channel at another rate, block after block, by a sinc under a Hann window. The last few samples wait for those that follow. */
export class Resampler {
    readonly #step: number;
    readonly #taps: Taps;
    readonly #held: HeldSamples;
    /** Place of the next sample, counted in samples of `#held`. */
    #next: number;

    constructor(sampleRateHz: number, rateHz: number) {
        this.#step = sampleRateHz / rateHz;
        const stretch = Math.max(1, this.#step) / passed;
        const reach = Math.ceil(crossings * stretch);
        this.#taps = sincWeights(reach, stretch, Number.isInteger(this.#step) ? [0] : betweenSamples);
        this.#held = new HeldSamples(reach);
        this.#next = reach;
    }

    push(samples: Float32Array): Float32Array {
        const { reach } = this.#taps;
        this.#held.add(samples);
        const count = Math.max(0, Math.floor((this.#held.length - reach - this.#next) / this.#step));
        const heard = resampled(this.#held.values, this.#taps, { place: this.#next, step: this.#step, count });
        this.#next += count * this.#step;
        const keepFrom = Math.max(0, Math.floor(this.#next) - reach);
        this.#held.drop(keepFrom);
        this.#next -= keepFrom;
        return heard;
    }
}

/** The mean of both channels at `rateHz`. */
export class ResampledMono {
    readonly #mix: MonoMix;
    readonly #resampler: Resampler;

    constructor(sampleRateHz: number, rateHz: number, mix = new MonoMix()) {
        this.#mix = mix;
        this.#resampler = new Resampler(sampleRateHz, rateHz);
    }

    push(samples: Samples): Float32Array {
        return this.#resampler.push(this.#mix.mixed(samples));
    }
}

/** For places at these shares of the way from one sample to the next. */
function sincWeights(reach: number, stretch: number, shares: readonly number[]): Taps {
    const count = Math.ceil((2 * reach) / 8) * 8;
    const weights = new Float32Array(shares.length * count);
    for (const [phase, share] of shares.entries()) {
        const row = weights.subarray(phase * count, phase * count + 2 * reach);
        row.forEach((_, tap) => {
            const distance = tap + 1 - reach - share;
            const x = (Math.PI * distance) / stretch;
            const sinc = x === 0 ? 1 : Math.sin(x) / x;
            row[tap] = sinc * Math.cos(Math.min(1, Math.abs(distance) / reach) * (Math.PI / 2)) ** 2;
        });
        const sum = row.reduce((total, weight) => total + weight, 0);
        row.forEach((weight, tap) => (row[tap] = weight / sum));
    }
    return { reach, count, phases: shares.length, weights };
}
