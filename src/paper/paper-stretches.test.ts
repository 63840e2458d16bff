import { expect, test } from 'vitest';
import type { Picture } from '../flow.ts';
import { paperStretches, stepOf } from './paper-stretches.ts';

const spec = { stretchColumns: 4, columnSeconds: 0.1 };

/** Two bands: the lower says the column's number, the upper 100 more. */
function pictureOf(columns: number, columnSeconds = spec.columnSeconds): Picture {
    const levels = new Uint8Array(2 * columns).map((_, i) => (i % 2) * 100 + Math.floor(i / 2));
    return { bands: 2, columns, columnSeconds, levels };
}

const lowest = ({ levels, columns }: { levels: Float32Array; columns: number }) => [...levels.slice(columns)];

test('an image has a row for each band, the lowest at the bottom', () => {
    const [stretch] = paperStretches(pictureOf(4), spec);
    expect([...(stretch?.levels ?? [])]).toEqual([100, 101, 102, 103, 0, 1, 2, 3]);
});

test('stretches follow one another; the last ends with the song and counts by what is new in it', () => {
    const stretches = paperStretches(pictureOf(9), spec);
    expect(stretches.map(lowest)).toEqual([
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [5, 6, 7, 8],
    ]);
    expect(stretches.map(({ weight }) => weight)).toEqual([1, 1, 0.25]);
});

test('a song of whole stretches has no other', () => {
    expect(paperStretches(pictureOf(8), spec).map(({ weight }) => weight)).toEqual([1, 1]);
});

test('the columns of a shorter song repeat from the first', () => {
    expect(paperStretches(pictureOf(3), spec).map(lowest)).toEqual([[0, 1, 2, 0]]);
});

test('where every other column is kept, a stretch has half as many', () => {
    const picture = pictureOf(3, 0.2);
    expect(stepOf(picture, spec)).toBe(2);
    expect(paperStretches(picture, spec).map(lowest)).toEqual([
        [0, 1],
        [1, 2],
    ]);
});

test('a picture without columns has no stretches', () => {
    expect(paperStretches(pictureOf(0), spec)).toEqual([]);
});
