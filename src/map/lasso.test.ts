import { expect, test } from 'vitest';
import { lengthOf, songsAlong, songsWithin } from './lasso.ts';

/** A grid of ten times ten songs, one apart: song 34 lies at x = 4, y = 3. */
const grid = Float32Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? (at / 2) % 10 : Math.floor(at / 20)));
const point = (x: number, y: number) => ({ x, y });

test('songs inside a line are found, whichever way it was drawn', () => {
    const square = [point(2.5, 2.5), point(4.5, 2.5), point(4.5, 4.5), point(2.5, 4.5)];
    expect(songsWithin(grid, square)).toEqual([33, 34, 43, 44]);
    expect(songsWithin(grid, square.toReversed())).toEqual([33, 34, 43, 44]);
});

test('a bay of the line holds no songs', () => {
    const bay = [point(-1, -1), point(10, -1), point(10, 10), point(4.5, 0.5), point(-1, 10)];
    const found = songsWithin(grid, bay);
    expect(found).toContain(0);
    expect(found).not.toContain(94);
});

test.each([[[]], [[point(1, 1)]], [[point(1, 1), point(5, 5)]]])('a line of %j holds nothing', (line) => {
    expect(songsWithin(grid, line)).toEqual([]);
});

test('songs along a line come in its order, each once', () => {
    const line = [point(0, 0), point(9, 0), point(9, 9)];
    expect(songsAlong(grid, line, { reach: 0.4, most: 100 })).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 19, 29, 39, 49, 59, 69, 79, 89, 99,
    ]);
    expect(songsAlong(grid, line.toReversed(), { reach: 0.4, most: 100 }).slice(0, 3)).toEqual([99, 89, 79]);
});

test('of many songs along it so many are taken that lie evenly and nearest to it', () => {
    const found = songsAlong(grid, [point(0, 0.1), point(9, 0.1)], { reach: 1, most: 3 });
    expect(found).toHaveLength(3);
    expect(found.every((song) => song < 10)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
});

test('songs out of reach, and those that may not come, are left out', () => {
    const line = [point(0, 20), point(9, 20)];
    expect(songsAlong(grid, line, { reach: 2, most: 10 })).toEqual([]);
    expect(
        songsAlong(grid, [point(0, 0), point(3, 0)], { reach: 0.2, most: 10, accepts: (song) => song !== 2 }),
    ).toEqual([0, 1, 3]);
});

test('a line of one point finds the song under it', () => {
    expect(songsAlong(grid, [point(4.1, 3)], { reach: 0.5, most: 10 })).toEqual([34]);
    expect(songsAlong(grid, [], { reach: 0.5, most: 10 })).toEqual([]);
    expect(lengthOf([point(0, 0), point(3, 4), point(3, 5)])).toBe(6);
});
