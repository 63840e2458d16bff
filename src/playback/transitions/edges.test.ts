import { expect, test } from 'vitest';
import type { Picture } from '../../flow.ts';
import { edgesOf } from './edges.ts';

const columnSeconds = 0.1;

/** A picture of one band, a column for each tenth of a second, in decibels under full level. */
function picture(...parts: readonly (readonly [seconds: number, decibelsAt: (share: number) => number])[]): Picture {
    const decibels = parts.flatMap(([seconds, at]) => {
        const columns = Math.round(seconds / columnSeconds);
        return Array.from({ length: columns }, (_, i) => at(i / columns));
    });
    const levels = Uint8Array.from(decibels, (value) => Math.max(0, Math.round(255 * (1 + value / 80))));
    return { bands: 1, columns: levels.length, columnSeconds, levels };
}

const silence = () => -Infinity;
const full = () => 0;

test('a song that sounds from end to end has its edges at its ends', () => {
    expect(edgesOf(picture([60, full]), 60)).toEqual({
        beginsSeconds: 0,
        arrivedSeconds: 0,
        fadesSeconds: 60,
        endsSeconds: 60,
    });
});

test('silence before and after is no part of it', () => {
    const edges = edgesOf(picture([2, silence], [60, full], [5, silence]), 67);
    expect(edges.beginsSeconds).toBeCloseTo(2, 0);
    expect(edges.arrivedSeconds).toBeCloseTo(2, 0);
    expect(edges.fadesSeconds).toBeCloseTo(62, 0);
    expect(edges.endsSeconds).toBeCloseTo(62, 0);
});

test('a song that rises over ten seconds has arrived then, and fades as it falls', () => {
    const edges = edgesOf(picture([10, (share) => -60 + 60 * share], [60, full], [10, (share) => -60 * share]), 80);
    expect(edges.beginsSeconds).toBeCloseTo(2.5, 0);
    expect(edges.arrivedSeconds).toBeCloseTo(9, 0);
    expect(edges.fadesSeconds).toBeCloseTo(71, 0);
    expect(edges.endsSeconds).toBeCloseTo(77.5, 0);
});

test('gaps between strokes are no silence and no fade', () => {
    const strokes = (share: number) => (Math.round(share * 600) % 5 === 0 ? 0 : -70);
    const edges = edgesOf(picture([60, strokes]), 60);
    expect(edges.beginsSeconds).toBe(0);
    expect(edges.fadesSeconds).toBeGreaterThan(59);
});

test.each([
    ['no picture', null],
    ['one without columns', { bands: 0, columns: 0, columnSeconds: 0, levels: new Uint8Array() }],
    ['silence', picture([30, silence])],
])('of %s the whole song is taken', (_, shown) => {
    expect(edgesOf(shown, 30)).toEqual({ beginsSeconds: 0, arrivedSeconds: 0, fadesSeconds: 30, endsSeconds: 30 });
});

test('edges lie within the song, where its picture is longer', () => {
    const edges = edgesOf(picture([60, full]), 59.95);
    expect([edges.fadesSeconds, edges.endsSeconds]).toEqual([59.95, 59.95]);
});
