import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import type { LogMel, Picture } from '../flow.ts';
import { GrowingPicture, levelRange, patchLevels, scaledLevels, stretchLevels } from './picture.ts';
import { columnsOf, stretchesOf } from './stretches.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));

function logMel(columns: number, decibel: (column: number, band: number) => number): LogMel {
    const decibels = Float32Array.from({ length: columns * input.bands }, (_, i) =>
        decibel(Math.floor(i / input.bands), i % input.bands),
    );
    return { bands: input.bands, columns, decibels };
}

function pictureOf(song: LogMel): Picture {
    const picture = new GrowingPicture(input);
    for (const stretch of stretchesOf(input, song.columns))
        picture.add(stretch, stretchLevels(input, columnsOf(song, stretch)));
    return picture.kept();
}

describe('the range of a stretch', () => {
    test('reaches from its loudest to its softest value', () => {
        const levels = scaledLevels(new Float32Array([-30, -10, -20]), { lowest: -30, highest: -10 });
        expect(levelRange(input, new Float32Array([-30, -10, -20]))).toEqual({ lowest: -30, highest: -10 });
        expect([...levels]).toEqual([0, 1, 0.5]);
    });

    test('reaches no further down than 80 dB', () => {
        const decibels = new Float32Array([-100, 0, -40]);
        expect([...scaledLevels(decibels, levelRange(input, decibels))]).toEqual([0, 1, 0.5]);
    });

    test('is empty in silence, which becomes 0 and not NaN', () => {
        const silence = logMel(387, () => -100);
        expect(
            stretchLevels(input, columnsOf(silence, { startColumn: 0, columns: 387 })).every((level) => level === 0),
        ).toBe(true);
    });
});

describe('a patch', () => {
    test('is the columns from its start on', () => {
        const levels = logMel(387, (column) => column).decibels;
        const patch = patchLevels(input, levels, 64);
        expect(patch).toHaveLength(129 * 128);
        expect(patch[0]).toBe(64);
        expect(patch.at(-1)).toBe(64 + 128);
    });

    test('repeats the columns of a stretch that is shorter', () => {
        const patch = patchLevels(input, logMel(50, (column) => column).decibels, 0);
        expect([0, 49, 50, 100, 128].map((column) => patch[column * 128])).toEqual([0, 49, 0, 0, 28]);
    });
});

describe('the picture of a song', () => {
    test('scales each stretch by itself, 0 to 255', () => {
        const picture = pictureOf(logMel(774, (column, band) => (column < 387 ? 0 : -60) + band / 10));
        expect(picture.columns).toBe(774);
        for (const column of [0, 386, 387, 773]) {
            expect(picture.levels[column * 128]).toBe(0);
            expect(picture.levels[column * 128 + 127]).toBe(255);
        }
    });

    test('leaves a column that two stretches share as the first one scaled it', () => {
        const picture = pictureOf(logMel(400, (column, band) => (column < 380 ? 0 : 40) + band / 10));
        const alone = pictureOf(logMel(387, (column, band) => (column < 380 ? 0 : 40) + band / 10));
        expect(picture.columns).toBe(400);
        expect(picture.levels.subarray(0, 387 * 128)).toEqual(alone.levels);
    });

    test('keeps every n-th column of a long song and says how far apart they are', () => {
        const picture = pictureOf(logMel(5000, (column, band) => column + band));
        expect(picture.columns).toBe(1667);
        expect(picture.columnSeconds).toBeCloseTo(3 * 0.0775, 3);
        expect(picture.levels).toHaveLength(1667 * 128);
        expect(picture.levels.at(-1)).toBeGreaterThan(200);
    });

    test('of a song without columns is empty', () => {
        expect(pictureOf(logMel(0, () => 0)).levels).toHaveLength(0);
    });
});
