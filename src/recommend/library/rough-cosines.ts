/**
 * Cosines of a great many embeddings, all nearly right, in a fraction of the time that exact ones take: each number is rounded to a
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
/** Pairs whose sums grow together, dimension after dimension: so many stay in the processor's cache. */
const block = 512;

export class RoughCosines {
    /** No cosine is further from the exact one: by Cauchy and Schwarz the product of rounding's length, at most half of `1 / unit` in each dimension, with the other's, for both. */
    readonly error: number;
    readonly #count: number;
    /** Rounded up to whole fours; what is beyond the embeddings' own is 0. */
    readonly #dimensions: number;
    /** Block after block of `[dimension * block + pair]`. */
    readonly #pairs: Float64Array;

    private constructor(count: number, dimensions: number) {
        this.error = (1.01 * Math.sqrt(dimensions)) / unit;
        this.#count = count;
        this.#dimensions = Math.ceil(dimensions / 4) * 4;
        this.#pairs = new Float64Array(Math.ceil(count / 2 / block) * block * this.#dimensions);
    }

    /** Packs them while the page has nothing else to do. Null where one has not the length of 1. */
    static async of(embeddings: readonly Float32Array[]): Promise<RoughCosines | null> {
        await idle(longestWaitMillis);
        const rough = new RoughCosines(embeddings.length, embeddings[0]?.length ?? 0);
        let breath = performance.now();
        for (let first = 0; first < embeddings.length; first += 2) {
            if (!rough.#pack(first, embeddings)) return null;
            if (first % (2 * block) !== 0 || performance.now() - breath < busyMillis) continue;
            await idle(longestWaitMillis);
            breath = performance.now();
        }
        return rough;
    }

    /** One cosine for each embedding; null where the seed has not the length of 1. */
    with(seed: Float32Array): Float32Array | null {
        if (!isUnit(seed)) return null;
        const whole = new Float64Array(this.#dimensions);
        seed.forEach((value, i) => (whole[i] = Math.round(value * unit)));
        const cosines = new Float32Array(this.#count);
        const sums = new Float64Array(block);
        for (let pair = 0; 2 * pair < this.#count; pair += block) {
            sums.fill(0);
            addProducts(sums, whole, this.#pairs.subarray(pair * this.#dimensions, (pair + block) * this.#dimensions));
            takeApart(sums, cosines, 2 * pair);
        }
        return cosines;
    }

    #pack(first: number, embeddings: readonly Float32Array[]): boolean {
        const one = embeddings[first] as Float32Array;
        const other = embeddings[first + 1] ?? new Float32Array(one.length);
        const pair = first / 2;
        const from = (pair - (pair % block)) * this.#dimensions + (pair % block);
        for (let i = 0; i < one.length; i += 1) {
            this.#pairs[from + i * block] =
                Math.round((one[i] as number) * unit) + higher * Math.round((other[i] as number) * unit);
        }
        return isUnit(one) && isUnit(other);
    }
}

/** To the sum of each pair in a block, four dimensions at a time. */
function addProducts(sums: Float64Array, whole: Float64Array, pairs: Float64Array): void {
    for (let i = 0; i < whole.length; i += 4) {
        const [a, b, c, d] = [whole[i], whole[i + 1], whole[i + 2], whole[i + 3]] as [number, number, number, number];
        for (let pair = 0, at = i * block; pair < block; pair += 1, at += 1) {
            (sums[pair] as number) +=
                a * (pairs[at] as number) +
                b * (pairs[at + block] as number) +
                c * (pairs[at + 2 * block] as number) +
                d * (pairs[at + 3 * block] as number);
        }
    }
}

/** Sums of pairs -> both songs' cosines, from `first` on; an array takes nothing beyond its end. */
function takeApart(sums: Float64Array, cosines: Float32Array, first: number): void {
    for (let pair = 0; pair < sums.length; pair += 1) {
        const both = sums[pair] as number;
        const second = Math.round(both / higher);
        cosines[first + 2 * pair] = (both - second * higher) / unit ** 2;
        cosines[first + 2 * pair + 1] = second / unit ** 2;
    }
}

/** Or shorter. */
function isUnit(embedding: Float32Array): boolean {
    let squares = 0;
    for (let i = 0; i < embedding.length; i += 1) squares += (embedding[i] as number) ** 2;
    return squares <= longest;
}
