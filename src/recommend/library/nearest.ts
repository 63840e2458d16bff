import type { Seeds } from '../../flow.ts';
import { highestFirst, type Ranked } from './highest-first.ts';
import type { RoughCosines } from './rough-cosines.ts';

/** From the highest down, the lowest of each embedding's cosines with the seeds'; equal ones in their order. `rough` changes nothing of it but how long it takes. */
export function nearest(
    seeds: Seeds,
    embeddings: readonly Float32Array[],
    rough: RoughCosines | null = null,
): Generator<Ranked> {
    const ofSeeds = seeds.map(({ analysis }) => analysis.embedding);
    const roughly = rough && lowest(ofSeeds, (seed) => rough.with(seed));
    if (!rough || !roughly) return highestFirst(lowest(ofSeeds, (seed) => cosines(seed, embeddings)) as Float32Array);
    const exactly = (index: number): number =>
        lowest(ofSeeds, (seed) => cosines(seed, [embeddings[index] as Float32Array]))?.[0] as number;
    return highestFirst(roughly, { error: rough.error, exactly });
}

/** Null where those of one seed are. */
function lowest(
    seeds: readonly Float32Array[],
    cosinesWith: (seed: Float32Array) => Float32Array | null,
): Float32Array | null {
    let found: Float32Array | null = null;
    for (const seed of seeds) {
        const own = cosinesWith(seed);
        if (!own) return null;
        if (found) for (let i = 0; i < own.length; i += 1) own[i] = Math.min(found[i] ?? 0, own[i] ?? 0);
        found = own;
    }
    return found;
}

/** One cosine per embedding; all have unit length. Four sums at a time, none of which waits for another. */
function cosines(seed: Float32Array, embeddings: readonly Float32Array[]): Float32Array {
    const whole = seed.length - (seed.length % 4);
    const result = new Float32Array(embeddings.length);
    for (let track = 0; track < result.length; track += 1) {
        const embedding = embeddings[track] as Float32Array;
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let i = 0; i < whole; i += 4) {
            a += (seed[i] as number) * (embedding[i] as number);
            b += (seed[i + 1] as number) * (embedding[i + 1] as number);
            c += (seed[i + 2] as number) * (embedding[i + 2] as number);
            d += (seed[i + 3] as number) * (embedding[i + 3] as number);
        }
        for (let i = whole; i < seed.length; i += 1) a += (seed[i] as number) * (embedding[i] as number);
        result[track] = a + b + (c + d);
    }
    return result;
}
