import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract, type Contract } from '../contract.ts';
import { stretchLevels } from '../features/picture.ts';
import { columnPeaks } from '../features/sounding.ts';
import { columnsOf, stretchesOf } from '../features/stretches.ts';
import type { LogMel } from '../flow.ts';
import type { Network } from '../network/network.ts';
import { SongPooling } from './song-pooling.ts';

const shipped = parseContract(
    JSON.parse(readFileSync(new URL('../../public/model/spec.json', import.meta.url), 'utf8')),
);
const contract: Contract = {
    ...shipped,
    families: ['low', 'high'],
    styles: [{ name: 'upper', family: 'high', shownAbove: null }],
    moods: [{ name: 'shrill', shownAbove: null }],
    genres: ['low', 'high'],
    tags: [],
    embeddingLength: 2,
    temperature: 2,
    familyTemperature: 3,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
};
const { bands, patchColumns, stretchColumns } = contract.input;

/** Answers by what it is given: how much of a patch's sound is in the lower and in the upper half of the bands, never quite sure. What is high is music, shrill and tense. */
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
        const logits = shares.map(Math.log);
        const quadrants = new Float32Array(4 * count);
        music.forEach((share, i) => quadrants.set([0, 4 * share, 0, 0], 4 * i));
        return {
            families: logits.map((logit) => contract.familyTemperature * logit),
            styles: music,
            moods: music,
            quadrants,
            genres: logits.map((logit) => contract.temperature * logit),
            tags: new Float32Array(0),
            embeddings: shares,
            classes: music,
        };
    },
    dispose: () => undefined,
};

const sure = (share: number): number => 0.02 + 0.96 * share;

/** How likely "high" is of a song of patches that are so sure of it, each with a weight: by the mean of their log odds. */
function pooled(...patches: readonly (readonly [high: number, weight: number])[]): number {
    const weights = patches.reduce((sum, [, weight]) => sum + weight, 0);
    const logOdds = patches.reduce((sum, [high, weight]) => sum + weight * Math.log(high / (1 - high)), 0) / weights;
    return 1 / (1 + Math.exp(-logOdds));
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
    for (const stretch of stretchesOf(contract.input, columns)) {
        await pooling.hear(
            stretch,
            stretchLevels(contract.input, columnsOf(song, stretch)),
            columnPeaks(columnsOf(song, stretch)),
        );
    }
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
    expect(pooling.timeline(30).map(({ families }) => Math.round((families[1] ?? NaN) * 100) / 100)).toEqual([
        0.02, 0.02, 0.02, 0.5, 0.98,
    ]);
    const { families, genres } = pooling.pooled;
    const [low = NaN, high = NaN] = families;
    expect(low + high).toBeCloseTo(1, 6);
    expect(high).toBeCloseTo(pooled([0.02, 3], [0.5, 1], [0.98, 1]), 2);
    // Each has its own temperature.
    expect(genres[1]).toBeCloseTo(high, 6);
});

test('what the last stretch shares with the one before does not count twice', async () => {
    const tail = 43;
    const pooling = await hear(stretchColumns + tail, (column) => column >= stretchColumns);
    const [, high = NaN] = pooling.pooled.families;
    // One patch, a third of it new and high, beside five low ones.
    expect(pooling.timeline(40)).toHaveLength(6);
    const share = tail / patchColumns;
    expect(high).toBeCloseTo(pooled([0.02, 5], [sure(share), share]), 4);
});

test('a song shorter than a patch is heard by repeating it, and its moment ends where it ends', async () => {
    const pooling = await hear(50, () => true);
    expect(pooling.timeline(3.9)).toEqual([
        { startSeconds: 0, endSeconds: 3.9, families: [expect.closeTo(0.02, 6), expect.closeTo(0.98, 6)] },
    ]);
});

test('the embedding has unit length', async () => {
    const { embedding } = (await hear(2 * stretchColumns, (column) => column % 2 === 0)).pooled;
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 6);
});

test('what may be true together is a mean of probabilities, and the quadrants are those of the mean logit', async () => {
    const { classes, styles, moods, quadrants } = (await hear(stretchColumns + 43, (column) => column >= 258)).pooled;
    const [music = NaN] = classes;
    expect(music).toBeCloseTo((0.5 + 1 + 1 / 3) / (5 + 1 / 3), 2);
    expect([styles, moods]).toEqual([[music], [music]]);
    const tense = Math.exp(4 * music);
    expect(quadrants).toEqual([1, tense, 1, 1].map((odds) => expect.closeTo(odds / (3 + tense), 6)));
});

test('a network without classes gives none', async () => {
    const classes = new Float32Array();
    const without: Network = { ...halves, hear: async (...heard) => ({ ...(await halves.hear(...heard)), classes }) };
    const pooling = new SongPooling({ ...contract, classes: [] }, without);
    const levels = new Float32Array(patchColumns * bands).fill(1);
    await pooling.hear({ startColumn: 0, columns: patchColumns }, levels, new Float32Array(patchColumns));
    expect(pooling.pooled.classes).toEqual([]);
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
        expect(pooling.pooled.families[1]).toBeGreaterThan(sound - 0.01);
    });

    test('unless all of a patch is mostly that: then what there is of sound is heard', async () => {
        const { families } = (await hear(patchColumns, high, (column) => column > 20)).pooled;
        expect(families[1]).toBeGreaterThan(0.5);
    });
});
