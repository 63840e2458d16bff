import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { makeTrack, contract } from '../library/track.fixture.ts';
import { regionNames } from './region-names.ts';
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

const song = (family: string, { mellow = 0, artist = 'A' } = {}) =>
    makeTrack({
        artist,
        analysis: {
            families: contract.families.map((name) => (name === family ? 0.9 : 0.03)),
            moods: [mellow, 0],
        },
    });
const region = (...songs: readonly number[]) => ({ songs, middle: { x: 0, y: 0 } });

test('a region is called by what is claimed there more than elsewhere', () => {
    const tracks = [...Array(5).fill(song('rock')), ...Array(3).fill(song('jazz', { mellow: 0.9 })), song('rock')];
    expect(regionNames([region(0, 1, 2, 3, 4), region(5, 6, 7, 8)], tracks, contract)).toEqual([
        { names: ['rock'], artist: null },
        { names: ['jazz', 'mellow'], artist: null },
    ]);
});

test('a second region of the same name is told apart by another, else by its artist', () => {
    const tracks = [...Array(4).fill(song('rock')), ...Array(2).fill(song('rock', { artist: 'B' })), song('jazz')];
    const found = regionNames([region(0, 1, 2, 3), region(4, 5), region(6)], tracks, contract);
    expect(found).toEqual([
        { names: ['rock'], artist: null },
        { names: ['rock'], artist: 'B' },
        { names: ['jazz'], artist: null },
    ]);
    const mixed = [...Array(4).fill(song('rock')), song('rock'), song('rock'), song('jazz')];
    expect(regionNames([region(0, 1, 2, 3), region(4, 5, 6)], mixed, contract)[1]?.names).toEqual(['jazz']);
});

test('a region is not called by what fewer of its songs are than of all, unless it is most of them', () => {
    const some = (family: string, many: number) => Array<ReturnType<typeof song>>(many).fill(song(family));
    const tracks = [...some('rock', 8), ...some('rock', 2), ...some('jazz', 2), ...some('none', 4)];
    const regions = [region(0, 1, 2, 3, 4, 5, 6, 7), region(8, 9, 10, 12, 13, 14), region(8, 9, 11, 12)];
    expect(regionNames(regions, tracks, contract).map(({ names }) => names)).toEqual([['rock'], [], ['rock']]);
});

test('where nothing is claimed a region has no name', () => {
    const unclear = makeTrack({ analysis: { families: [0.25, 0.25, 0.25, 0.25], moods: [0, 0], model: '1.0.0' } });
    expect(regionNames([region(0)], [unclear], contract)).toEqual([{ names: [], artist: null }]);
});
