/** Samples of any rate -> one channel at the rate that is heard for beats and keys. */
import type { Samples } from '../flow.ts';
import { MonoMix } from './mono-mix.ts';

/** Zero crossings of the sinc on either side. */
const crossings = 6;
/** Where the low-pass begins to fall, as a share of the lower of the two Nyquist frequencies. */
const passed = 0.92;
/** Places between two samples for which weights are kept; between these the nearest serves. */
const phases = 512;

/** A channel at another rate, block after block, by a sinc under a Hann window. The last few samples wait for those that follow. */
export class Resampler {
    readonly #step: number;
    readonly #taps: number;
    readonly #weights: Float32Array;
    #held: Float32Array;
    /** Place of the next sample, counted in samples of `#held`. */
    #next: number;

    constructor(sampleRateHz: number, rateHz: number) {
        this.#step = sampleRateHz / rateHz;
        const stretch = Math.max(1, this.#step) / passed;
        const reach = Math.ceil(crossings * stretch);
        this.#taps = 2 * reach;
        this.#weights = sincWeights(reach, stretch);
        this.#held = new Float32Array(reach);
        this.#next = reach;
    }

    push(samples: Float32Array): Float32Array {
        const reach = this.#taps / 2;
        const joined = new Float32Array(this.#held.length + samples.length);
        joined.set(this.#held);
        joined.set(samples, this.#held.length);
        const count = Math.max(0, Math.floor((joined.length - reach - this.#next) / this.#step));
        const resampled = new Float32Array(count);
        for (let i = 0; i < count; i++) resampled[i] = this.#at(joined, this.#next + i * this.#step);
        this.#next += count * this.#step;
        const keepFrom = Math.max(0, Math.floor(this.#next) - reach);
        this.#held = joined.slice(keepFrom);
        this.#next -= keepFrom;
        return resampled;
    }

    #at(joined: Float32Array, place: number): number {
        const weights = this.#weights;
        const taps = this.#taps;
        const before = Math.floor(place);
        const row = Math.floor((place - before) * phases) * taps;
        const first = before - taps / 2 + 1;
        let sum = 0;
        for (let tap = 0; tap < taps; tap++) sum += (joined[first + tap] ?? 0) * (weights[row + tap] ?? 0);
        return sum;
    }
}

/** The mean of both channels at `rateHz`. */
export class ResampledMono {
    readonly #mix = new MonoMix();
    readonly #resampler: Resampler;

    constructor(sampleRateHz: number, rateHz: number) {
        this.#resampler = new Resampler(sampleRateHz, rateHz);
    }

    push(samples: Samples): Float32Array {
        const mono = new Float32Array(samples.left.length);
        this.#mix.mix(samples, mono);
        return this.#resampler.push(mono);
    }
}

function sincWeights(reach: number, stretch: number): Float32Array {
    const weights = new Float32Array(phases * 2 * reach);
    for (let phase = 0; phase < phases; phase++) {
        const row = weights.subarray(phase * 2 * reach, (phase + 1) * 2 * reach);
        const share = (phase + 0.5) / phases;
        row.forEach((_, tap) => {
            const distance = tap + 1 - reach - share;
            const x = (Math.PI * distance) / stretch;
            const sinc = x === 0 ? 1 : Math.sin(x) / x;
            row[tap] = sinc * Math.cos(Math.min(1, Math.abs(distance) / reach) * (Math.PI / 2)) ** 2;
        });
        const sum = row.reduce((total, weight) => total + weight, 0);
        row.forEach((weight, tap) => (row[tap] = weight / sum));
    }
    return weights;
}
