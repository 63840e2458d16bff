import { expect, test } from 'vitest';
import { drained } from '../analysis/in-steps.ts';
import { layOut } from './layout.ts';
import { mappableSongs } from './map.fixture.ts';
import { vectorsOf } from './mapped-songs.ts';
import { nearestOf } from './nearest.ts';
import { fewestTold, trueness } from './trueness.ts';

const vectors = vectorsOf(mappableSongs(300));
const places = drained(layOut(vectors));

test('the same songs lie in the same places', () => {
    expect(drained(layOut(vectors))).toEqual(places);
});

test('a song’s nearest in sound lie near it, far more often than chance would have it', () => {
    const shuffled = new Float32Array(places.length);
    for (let at = 0; at < places.length; at += 2) {
        // 97 and the number of songs have no common divisor.
        const to = (97 * at) % places.length;
        [shuffled[to], shuffled[to + 1]] = [places[at] ?? 0, places[at + 1] ?? 0];
    }
    expect(drained(trueness(vectors, shuffled))).toBeLessThan(0.15);
    expect(drained(trueness(vectors, places))).toBeGreaterThan(0.75);
});

test('of so few songs that nothing is told of it any map is true, of more it is not', () => {
    const truenessOfAny = (count: number): number =>
        drained(trueness(vectorsOf(mappableSongs(300).slice(0, count)), places.subarray(-2 * count)));
    expect(truenessOfAny(fewestTold - 1)).toBe(1);
    expect(truenessOfAny(fewestTold)).toBeLessThan(1);
});

test.each([1, 2, 3, 5, 16])('a library of %i songs has a place for each', (songs) => {
    const few = drained(layOut(vectorsOf(mappableSongs(40).slice(0, songs))));
    expect(few).toHaveLength(2 * songs);
    expect(few.every(Number.isFinite)).toBe(true);
});

test('songs that are all alike have places too', () => {
    const values = Float32Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1 : 0));
    expect(drained(layOut({ dimensions: 3, values })).every(Number.isFinite)).toBe(true);
});

test('it tells how far it is, and where songs lie meanwhile', () => {
    const told = [...layOut(vectors)];
    expect(told.map(({ part }) => part)).toEqual(told.map(({ part }) => part).toSorted((a, b) => a - b));
    expect([told[0]?.places, told.at(-1)?.places]).toEqual([null, places]);
    expect(told.at(-1)?.part).toBe(1);
});

test('the nearest are those of the highest cosines, the first of equal ones before the others', () => {
    const some = { dimensions: 128, values: vectors.values.slice(0, 128 * 50) };
    const cosine = (one: number, other: number): number =>
        Array.from(
            { length: 128 },
            (_, i) => (some.values[one * 128 + i] ?? 0) * (some.values[other * 128 + i] ?? 0),
        ).reduce((sum, value) => sum + value, 0);
    const { songs } = drained(nearestOf(some, Uint32Array.of(7, 49), 5));
    for (const [row, song] of [7, 49].entries()) {
        const others = [...Array(50).keys()].filter((other) => other !== song);
        const best = others.sort((a, b) => cosine(song, b) - cosine(song, a)).slice(0, 5);
        expect([...songs.slice(5 * row, 5 * row + 5)]).toEqual(best);
    }
    const equal = { dimensions: 2, values: Float32Array.of(1, 0, 1, 0, 1, 0, 0, 1) };
    expect([...drained(nearestOf(equal, Uint32Array.of(1), 10)).songs]).toEqual([0, 2, 3]);
});
