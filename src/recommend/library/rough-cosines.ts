/**
 * Cosines of a great many embeddings, all nearly right, in a fifth of the time that exact ones take: each number is rounded to a
 * whole one, and those of two songs stand in one double, so that one multiplication does for both.
 */
import { idle } from '../../library/idle.ts';

/** One, as a whole number. A sum of products is at most its square, 2^24. */
const unit = 2 ** 12;
/** The second song's numbers stand so much higher than the first's: above twice any sum, and all within the 53 bits of a double. */
const higher = 2 ** 26;
/** Unit length, and what rounding has added to it. */
const longest = 1.01;

const busyMillis = 8;
const longestWaitMillis = 1000;
/** So many pairs are packed between two looks at the clock. */
const pairsAtOnce = 500;

export class RoughCosines {
    /** No cosine is further from the exact one: by Cauchy and Schwarz the product of rounding's length, at most half of `1 / unit` in each dimension, with the other's, for both. */
    readonly error: number;
    readonly #count: number;
    readonly #dimensions: number;
    /** `[pair * dimensions + dimension]`. */
    readonly #pairs: Float64Array;

    private constructor(count: number, dimensions: number) {
        this.error = (1.01 * Math.sqrt(dimensions)) / unit;
        this.#count = count;
        this.#dimensions = dimensions;
        this.#pairs = new Float64Array(Math.ceil(count / 2) * dimensions);
    }

    /** Packs them while the page has nothing else to do. Null where one has not the length of 1. */
    static async of(embeddings: readonly Float32Array[]): Promise<RoughCosines | null> {
        await idle(longestWaitMillis);
        const rough = new RoughCosines(embeddings.length, embeddings[0]?.length ?? 0);
        let breath = performance.now();
        for (let first = 0; first < embeddings.length; first += 2) {
            if (!rough.#pack(first, embeddings)) return null;
            if (first % (2 * pairsAtOnce) !== 0 || performance.now() - breath < busyMillis) continue;
            await idle(longestWaitMillis);
            breath = performance.now();
        }
        return rough;
    }

    /** One cosine for each embedding; null where the seed has not the length of 1. */
    with(seed: Float32Array): Float32Array | null {
        if (!isUnit(seed)) return null;
        const whole = Float64Array.from(seed, (value) => Math.round(value * unit));
        const [dimensions, pairs] = [this.#dimensions, this.#pairs];
        const inFours = dimensions - (dimensions % 4);
        const cosines = new Float32Array(this.#count);
        for (let track = 0, from = 0; track < this.#count; track += 2, from += dimensions) {
            let [a, b, c, d] = [0, 0, 0, 0];
            for (let i = 0; i < inFours; i += 4) {
                a += (whole[i] as number) * (pairs[from + i] as number);
                b += (whole[i + 1] as number) * (pairs[from + i + 1] as number);
                c += (whole[i + 2] as number) * (pairs[from + i + 2] as number);
                d += (whole[i + 3] as number) * (pairs[from + i + 3] as number);
            }
            for (let i = inFours; i < dimensions; i += 1) a += (whole[i] as number) * (pairs[from + i] as number);
            const both = a + b + c + d;
            const second = Math.round(both / higher);
            cosines[track] = (both - second * higher) / unit ** 2;
            // Of an odd number the last has no second, and an array takes nothing beyond its end.
            cosines[track + 1] = second / unit ** 2;
        }
        return cosines;
    }

    #pack(first: number, embeddings: readonly Float32Array[]): boolean {
        const one = embeddings[first] as Float32Array;
        const other = embeddings[first + 1] ?? new Float32Array(this.#dimensions);
        const from = (first / 2) * this.#dimensions;
        for (let i = 0; i < this.#dimensions; i += 1) {
            this.#pairs[from + i] =
                Math.round((one[i] as number) * unit) + higher * Math.round((other[i] as number) * unit);
        }
        return isUnit(one) && isUnit(other);
    }
}

/** Or shorter. */
function isUnit(embedding: Float32Array): boolean {
    let squares = 0;
    for (let i = 0; i < embedding.length; i += 1) squares += (embedding[i] as number) ** 2;
    return squares <= longest;
}
