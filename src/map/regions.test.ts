import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { regionsOf, topOf } from './regions.ts';

const random = randomNumbers(3);

/** Songs around a point. */
const cloud = (x: number, y: number, songs: number): readonly number[] =>
    Array.from({ length: songs }, () => [x + random() - 0.5, y + random() - 0.5]).flat();

const places = Float32Array.from([...cloud(0, 0, 60), ...cloud(10, 0, 40), ...cloud(10.9, 1.5, 1)]);

test('songs that lie close are a region, the largest first, and each song is of one', () => {
    const regions = regionsOf(places);
    expect(regions.map(({ songs }) => songs.length)).toEqual([60, 41]);
    expect(regions.flatMap(({ songs }) => songs).sort((a, b) => a - b)).toEqual([...Array(101).keys()]);
    expect(regions[1]?.songs).toContain(100);
    for (const [i, x] of [0, 10].entries()) {
        expect(Math.abs((regions[i]?.middle.x ?? NaN) - x)).toBeLessThan(1);
        expect(Math.abs(regions[i]?.middle.y ?? NaN)).toBeLessThan(1);
    }
    expect(regionsOf(places)).toEqual(regions);
});

test('the top of a region lies above nearly all of its songs', () => {
    const [first] = regionsOf(places);
    if (!first) throw new Error('expected a region');
    expect(topOf(places, first)).toBeGreaterThan(-0.51);
    expect(topOf(places, first)).toBeLessThan(-0.2);
});

test.each([0, 1, 2])('%i songs are one region at most', (songs) => {
    expect(regionsOf(Float32Array.from(cloud(0, 0, songs)))).toHaveLength(Math.min(1, songs));
});

test('songs in one place are one region', () => {
    expect(regionsOf(new Float32Array(20)).map(({ songs }) => songs.length)).toEqual([10]);
});
