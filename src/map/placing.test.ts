import { expect, test } from 'vitest';
import { drained } from '../analysis/in-steps.ts';
import { layOut } from './layout.ts';
import { mappableSongs } from './map.fixture.ts';
import { vectorsOf } from './mapped-songs.ts';
import { placeNew } from './placing.ts';
import { trueness } from './trueness.ts';

const tracks = mappableSongs(300);
const vectors = vectorsOf(tracks);
const isNew = (song: number): boolean => song % 6 === 5;

/** Five of six songs laid out, the sixth without a place. */
function withoutSome(): Float32Array<ArrayBuffer> {
    const known = drained(layOut(vectorsOf(tracks.filter((_, song) => !isNew(song)))));
    const places = new Float32Array(2 * tracks.length).fill(NaN);
    let row = 0;
    tracks.forEach((_, song) => {
        if (!isNew(song)) places.set(known.subarray(2 * row, 2 * ++row), 2 * song);
    });
    return places;
}

test('new songs come among those that they sound like, and the others stay where they are', () => {
    const before = withoutSome();
    const after = drained(placeNew(vectors, before));
    expect(after.every(Number.isFinite)).toBe(true);
    tracks.forEach((_, song) => {
        if (!isNew(song)) expect(after.slice(2 * song, 2 * song + 2)).toEqual(before.slice(2 * song, 2 * song + 2));
    });
    expect(drained(trueness(vectors, after))).toBeGreaterThan(0.7);
    expect(drained(placeNew(vectors, before))).toEqual(after);
});

test('a song whose nearest lie in two regions comes to the larger part of them, and not between', () => {
    const cosines = [0.9, 0.9, 0.9, 0.9, 0.9];
    const values = Float32Array.from([...cosines, 1].flatMap((x) => [x, Math.sqrt(1 - x * x)]));
    const places = Float32Array.of(0, 0, 0.1, 0, 0, 0.1, 10, 10, 10, 10.1, NaN, NaN);
    const after = drained(placeNew({ dimensions: 2, values }, places));
    expect(Math.hypot(after[10] ?? NaN, after[11] ?? NaN)).toBeLessThan(0.5);
});

test('where no song has a place all come to the middle', () => {
    const after = drained(placeNew(vectorsOf(tracks.slice(0, 3)), new Float32Array(6).fill(NaN)));
    expect(after.every((value) => Math.abs(value) < 1)).toBe(true);
});
