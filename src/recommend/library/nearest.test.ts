import { expect, test } from 'vitest';
import { randomNumbers } from '../../../fixtures/random-numbers.ts';
import type { Seeds, Track } from '../../flow.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { nearest } from './nearest.ts';
import { RoughCosines } from './rough-cosines.ts';

type Random = () => number;

function unitLength(values: readonly number[]): Float32Array {
    const norm = Math.hypot(...values);
    return Float32Array.from(values, (value) => value / norm);
}

const randomEmbedding = (random: Random, dimensions: number, mean = 0): Float32Array =>
    unitLength(Array.from({ length: dimensions }, () => random() - 0.5 + mean));

/** Beside each other by much less than rounding, or the same. */
function neighbours(random: Random, dimensions: number, count: number): readonly Float32Array[] {
    const middle = randomEmbedding(random, dimensions);
    return Array.from({ length: count }, (_, i) =>
        i % 5 === 0 ? middle : unitLength([...middle].map((value) => value + 1e-4 * (random() - 0.5))),
    );
}

const trackOf = (embedding: Float32Array): Track => makeTrack({ analysis: { embedding } });

test.each([
    ['anywhere', 128, (random: Random) => Array.from({ length: 801 }, () => randomEmbedding(random, 128))],
    ['in one direction', 128, (random: Random) => Array.from({ length: 800 }, () => randomEmbedding(random, 128, 0.4))],
    ['very near each other', 128, (random: Random) => neighbours(random, 128, 600)],
    ['of a length that four does not divide', 7, (random: Random) => neighbours(random, 7, 401)],
    [
        'at the ends of each axis',
        4,
        () =>
            [...Array(8).keys()].map((i) =>
                Float32Array.from({ length: 4 }, (_, j) => (j === i >> 1 ? 1 - 2 * (i & 1) : 0)),
            ),
    ],
] as const)('songs %s come in the very order, with the very values, of exact cosines', async (_, dimensions, make) => {
    for (const number of [1, 2, 3]) {
        const random = randomNumbers(number);
        const embeddings = make(random);
        const rough = await RoughCosines.of(embeddings);
        if (!rough) throw new Error('expected them to be packed');
        const seeds = [embeddings[number], embeddings[2 * number + 1], randomEmbedding(random, dimensions)].map((one) =>
            trackOf(one as Float32Array),
        );
        for (const asked of [seeds.slice(0, 1), seeds.slice(2), seeds] as unknown as readonly Seeds[])
            expect([...nearest(asked, embeddings, rough)]).toEqual([...nearest(asked, embeddings)]);
    }
});

test('no cosine is further from the exact one than is said', async () => {
    const random = randomNumbers(9);
    const embeddings = Array.from({ length: 2000 }, () => randomEmbedding(random, 128));
    const rough = await RoughCosines.of(embeddings);
    const seed = randomEmbedding(random, 128);
    const cosines = rough?.with(seed);
    const errors = embeddings.map((embedding, i) =>
        Math.abs(embedding.reduce((sum, value, j) => sum + value * (seed[j] ?? 0), 0) - (cosines?.[i] ?? NaN)),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(rough?.error ?? NaN);
    expect(rough?.error).toBeLessThan(0.003);
});

test('what is longer than 1 is not packed, nor compared roughly: its sums would run into each other', async () => {
    const random = randomNumbers(3);
    const embeddings = [randomEmbedding(random, 8), randomEmbedding(random, 8)];
    const long = randomEmbedding(random, 8).map((value) => 3 * value);
    expect(await RoughCosines.of([...embeddings, long])).toBeNull();
    const rough = await RoughCosines.of(embeddings);
    expect(rough?.with(long)).toBeNull();
    const asked: Seeds = [trackOf(long)];
    expect([...nearest(asked, embeddings, rough)]).toEqual([...nearest(asked, embeddings)]);
});
