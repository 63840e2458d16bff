import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract, type Contract } from '../contract.ts';
import { stretchLevels } from '../features/picture.ts';
import { columnPeaks } from '../features/sounding.ts';
import { stretchesOf } from '../features/stretches.ts';
import type { LogMel } from '../flow.ts';
import type { Network } from '../network/network.ts';
import { SongPooling } from './song-pooling.ts';

const shipped = parseContract(
    JSON.parse(readFileSync(new URL('../../public/model/spec.json', import.meta.url), 'utf8')),
);
const contract: Contract = {
    ...shipped,
    genres: ['low', 'high'],
    tags: [],
    embeddingLength: 2,
    pooling: 3,
    temperature: 2,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
    noneAbove: 0.5,
};
const { bands, patchColumns, stretchColumns } = contract.input;

/** Answers by what it is given: how much of a patch's sound is in the lower and in the upper half of the bands, never quite sure. What is high is music, and new. */
const halves: Network = {
    backend: 'wasm',
    patchMillis: 0,
    hear: async (patches, count) => {
        const shares = new Float32Array(2 * count);
        const music = new Float32Array(count);
        for (let i = 0; i < count; i++) {
            const patch = patches.subarray(i * patchColumns * bands, (i + 1) * patchColumns * bands);
            let [low, high] = [0, 0];
            patch.forEach((level, j) => {
                if (j % bands < bands / 2) low += level;
                else high += level;
            });
            music[i] = high / (low + high);
            shares.set([1 - sure(music[i] ?? NaN), sure(music[i] ?? NaN)], 2 * i);
        }
        const novelty = music.map((share) => 4 * share - 2);
        const genres = shares.map((share) => contract.temperature * Math.log(share));
        return { genres, tags: new Float32Array(0), embeddings: shares, classes: music, novelty };
    },
    dispose: () => undefined,
};

const sure = (share: number): number => 0.02 + 0.96 * share;

/** How likely "high" is of a song of patches that are so sure of it, each with a weight. */
function pooled(...patches: readonly (readonly [high: number, weight: number])[]): number {
    const { pooling, temperature } = contract;
    const power = (shareOf: (high: number) => number) =>
        patches.reduce((sum, [high, weight]) => sum + weight * shareOf(high) ** (temperature / pooling), 0);
    const odds = (power((high) => high) / power((high) => 1 - high)) ** (pooling / temperature);
    return odds / (1 + odds);
}

async function hear(
    columns: number,
    isHigh: (column: number) => boolean,
    isSilent: (column: number) => boolean = () => false,
): Promise<SongPooling> {
    const pooling = new SongPooling(contract, halves);
    const song = logMel(columns, isHigh);
    for (let column = 0; column < columns; column++)
        if (isSilent(column)) song.decibels.fill(silence, column * bands, (column + 1) * bands);
    for (const stretch of stretchesOf(contract.input, columns))
        await pooling.hear(stretch, stretchLevels(contract.input, song, stretch), columnPeaks(song, stretch));
    return pooling;
}

function logMel(columns: number, isHigh: (column: number) => boolean): LogMel {
    const decibels = new Float32Array(columns * bands).fill(-80);
    for (let column = 0; column < columns; column++) {
        const from = column * bands + (isHigh(column) ? bands / 2 : 0);
        decibels.fill(0, from, from + bands / 2);
    }
    return { bands, columns, decibels };
}

/** Softer than what a tape hisses, louder than nothing. */
const silence = -66;

test('a full stretch counts each of its patches alike', async () => {
    const pooling = await hear(stretchColumns, (column) => column >= 258);
    expect(pooling.timeline(30).map(({ genres }) => Math.round((genres[1] ?? NaN) * 100) / 100)).toEqual([
        0.02, 0.02, 0.02, 0.5, 0.98,
    ]);
    const [low = NaN, high = NaN] = pooling.pooled.genres;
    expect(low + high).toBeCloseTo(1, 6);
    expect(high).toBeCloseTo(pooled([0.02, 3], [0.5, 1], [0.98, 1]), 2);
});

test('what the last stretch shares with the one before does not count twice', async () => {
    const tail = 43;
    const pooling = await hear(stretchColumns + tail, (column) => column >= stretchColumns);
    const [, high = NaN] = pooling.pooled.genres;
    // One patch, a third of it new and high, beside five low ones.
    expect(pooling.timeline(40)).toHaveLength(6);
    const share = tail / patchColumns;
    expect(high).toBeCloseTo(pooled([0.02, 5], [sure(share), share]), 4);
});

test('a song shorter than a patch is heard by repeating it, and its moment ends where it ends', async () => {
    const pooling = await hear(50, () => true);
    expect(pooling.timeline(3.9)).toEqual([
        { startSeconds: 0, endSeconds: 3.9, genres: [expect.closeTo(0.02, 6), expect.closeTo(0.98, 6)] },
    ]);
});

test('the embedding has unit length', async () => {
    const { embedding } = (await hear(2 * stretchColumns, (column) => column % 2 === 0)).pooled;
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 6);
});

test('classes are means of probabilities, and the novelty of a song is that of its mean logit', async () => {
    const { classes, novelty } = (await hear(stretchColumns + 43, (column) => column >= 258)).pooled;
    const [music = NaN] = classes;
    expect(classes).toHaveLength(1);
    expect(music).toBeCloseTo((0.5 + 1 + 1 / 3) / (5 + 1 / 3), 2);
    expect(novelty).toBeCloseTo(1 / (1 + Math.exp(2 - 4 * music)), 6);
});

test('a network without novelty gives none', async () => {
    const pooling = new SongPooling(
        { ...contract, classes: [], noneAbove: null },
        {
            ...halves,
            hear: async (patches, count) => ({
                ...(await halves.hear(patches, count)),
                classes: new Float32Array(),
                novelty: new Float32Array(),
            }),
        },
    );
    const levels = new Float32Array(patchColumns * bands).fill(1);
    await pooling.hear({ startColumn: 0, columns: patchColumns }, levels, new Float32Array(patchColumns));
    expect(pooling.pooled).toMatchObject({ classes: [], novelty: null });
});

test('before anything is heard there is nothing to pool', () => {
    expect(() => new SongPooling(contract, halves).pooled).toThrow(/at least one patch/);
});

describe('silence has no say', () => {
    const high = () => true;
    const sound = pooled([0.98, 1]);

    test.each([
        ['after a song', (column: number) => column >= stretchColumns],
        ['before a song', (column: number) => column < 2 * stretchColumns - patchColumns],
        ['between a song and a hidden one', (column: number) => column > 300 && column < 3 * stretchColumns - 50],
    ])('%s', async (_, isSilent) => {
        const pooling = await hear(3 * stretchColumns, high, isSilent);
        expect(pooling.pooled.genres[1]).toBeGreaterThan(sound - 0.01);
    });

    test('unless all of a patch is mostly that: then what there is of sound is heard', async () => {
        const { genres } = (await hear(patchColumns, high, (column) => column > 20)).pooled;
        expect(genres[1]).toBeGreaterThan(0.5);
    });
});
