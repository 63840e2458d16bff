/** Sound at another rate, block by block. */
import type { Samples } from '../flow.ts';
import { isMono } from './samples.ts';

/** Zero crossings of the kernel on each side: -90 dB of what it should not let through. */
const crossings = 24;
/** Of the Kaiser window. */
const beta = 9;

export interface Resampler {
    /** Takes the samples that follow and returns those that they complete, possibly none. */
    push(samples: Samples): Samples;
    /** What is left when nothing follows. */
    finish(): Samples;
}

/**
 * Band-limited interpolation by a windowed sinc (J. O. Smith, "Digital Audio Resampling Home Page"), cut off at 95 % of the lower of the
 * two rates' halves. All samples that are pushed are mono, or none; mono stays mono, and of more than two channels their mix is left.
 */
export function createResampler(sourceHz: number, wantedHz: number): Resampler {
    const [fromHz, toHz] = relatedRates(sourceHz, wantedHz);
    const { taps, phases, kernels } = polyphaseKernels(fromHz, toHz);
    let held: readonly Float32Array[] = [];
    /** Of the first held sample, in samples of the source. */
    let heldStart = -taps / 2;
    let written = 0;

    const firstTap = (sample: number): number => Math.floor((sample * fromHz) / toHz) - taps / 2 + 1;

    const heldLength = (): number => held[0]?.length ?? 0;

    const append = (channels: readonly Float32Array[]): void => {
        const keep = Math.max(0, Math.min(heldLength(), firstTap(written) - heldStart));
        held = channels.map((channel, i) => joined((held[i] ?? new Float32Array(taps / 2)).subarray(keep), channel));
        heldStart += keep;
    };

    const writeUntil = (sourceEnd: number): Samples => {
        const count = Math.max(0, Math.ceil((sourceEnd * toHz) / fromHz) - written);
        const [left = new Float32Array(count), right = left] = held.map((channel) => {
            const resampled = new Float32Array(count);
            for (let sample = 0; sample < count; sample++) {
                const kernel = (((written + sample) * fromHz) / (toHz / phases)) % phases;
                const first = firstTap(written + sample) - heldStart;
                let sum = 0;
                for (let tap = 0; tap < taps; tap++)
                    sum += (kernels[kernel * taps + tap] as number) * (channel[first + tap] as number);
                resampled[sample] = sum;
            }
            return resampled;
        });
        written += count;
        return { sampleRateHz: wantedHz, left, right };
    };

    return {
        push(samples) {
            append(isMono(samples) ? [samples.left] : [samples.left, samples.right]);
            return writeUntil(heldStart + heldLength() - taps / 2);
        },
        finish() {
            const sourceEnd = heldStart + heldLength();
            append(held.map(() => new Float32Array(taps)));
            return writeUntil(sourceEnd);
        },
    };
}

/** Rates that share no factor would need a kernel for each of their samples: they are rounded, which shifts the pitch by less than a cent or two. */
function relatedRates(fromHz: number, toHz: number): readonly [fromHz: number, toHz: number] {
    const step = 25;
    if (greatestCommonDivisor(fromHz, toHz) >= step) return [fromHz, toHz];
    return [Math.round(fromHz / step) * step, Math.round(toHz / step) * step];
}

/** Between two samples of the source the wanted ones lie at so many different places; each has a kernel of its own. */
function polyphaseKernels(fromHz: number, toHz: number) {
    const cutoff = 0.95 * Math.min(1, toHz / fromHz);
    const reach = Math.ceil(crossings / cutoff);
    const phases = toHz / greatestCommonDivisor(fromHz, toHz);
    const taps = 2 * reach;
    const kernels = new Float32Array(phases * taps);
    for (let phase = 0; phase < phases; phase++) {
        for (let tap = 0; tap < taps; tap++)
            kernels[phase * taps + tap] = windowedSinc(tap - reach + 1 - phase / phases, cutoff, reach);
    }
    return { taps, phases, kernels };
}

function windowedSinc(distance: number, cutoff: number, reach: number): number {
    const across = distance / reach;
    const window = bessel(beta * Math.sqrt(Math.max(0, 1 - across * across))) / bessel(beta);
    const angle = Math.PI * distance * cutoff;
    return window * cutoff * (angle === 0 ? 1 : Math.sin(angle) / angle);
}

function greatestCommonDivisor(a: number, b: number): number {
    return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Modified Bessel function of the first kind, order 0, by its series. */
function bessel(x: number): number {
    let [sum, term] = [1, 1];
    for (let k = 1; term > sum * 1e-12; k++) sum += term *= (x / (2 * k)) ** 2;
    return sum;
}

function joined(before: Float32Array, after: Float32Array): Float32Array<ArrayBuffer> {
    const all = new Float32Array(before.length + after.length);
    all.set(before);
    all.set(after, before.length);
    return all;
}
