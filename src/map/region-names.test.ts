import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import type { Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import * as real from './map.fixture.ts';
import { regionNames } from './region-names.ts';
import { measured, propertiesOf, type Property } from './song-properties.ts';

interface Song {
    readonly mellow?: number;
    readonly artist?: string;
    readonly bpm?: number;
    /** How stirred it is. */
    readonly arousal?: number;
}

const song = (family: string, { mellow = 0, artist, bpm = 100, arousal = 0.5 }: Song = {}): Track => {
    const { analysis } = makeTrack();
    return makeTrack({
        ...(artist !== undefined && { artist }),
        analysis: {
            families: contract.families.map((name) => (name === family ? 0.9 : 0.03)),
            moods: [mellow, 0],
            quadrants: [arousal / 2, arousal / 2, (1 - arousal) / 2, (1 - arousal) / 2],
            rhythm: { ...analysis.rhythm, tempoBpm: bpm, tempoConfidence: 1, energy: 0.5 },
        },
    });
};
const some = (many: number, family: string, how?: Song): readonly Track[] =>
    Array.from({ length: many }, () => song(family, how));

/** Of regions that are given by their songs, in one word for each part. */
const namesOf = (...regions: readonly (readonly Track[])[]): readonly string[] => {
    const tracks = regions.flat();
    const places = regions.map((own) => ({ songs: own.map((one) => tracks.indexOf(one)) }));
    const words = ({ kind, name }: Property): string =>
        kind === 'more' || kind === 'less' || kind === 'artist' ? `${kind} ${name}` : String(name);
    return regionNames(places, tracks, contract).map((name) => name.map(words).join(', '));
};

test('a region is called by the genre of most of its songs, and by a mood that is commoner there', () => {
    expect(namesOf(some(5, 'rock'), [...some(3, 'jazz', { mellow: 0.9 }), song('rock')])).toEqual([
        'rock',
        'jazz, mellow',
    ]);
});

test('a region of no genre is not called by what most of the whole library is', () => {
    const mixed = (how: Song) => ['rock', 'jazz', 'reggae'].map((family) => song(family, how));
    expect(namesOf(mixed({ mellow: 0.9 }))).toEqual(['']);
    expect(namesOf(mixed({ mellow: 0.9 }), some(6, 'rock'))).toEqual(['mellow', 'rock']);
});

test('what half of the songs are, or fewer, names no region', () => {
    expect(namesOf(some(5, 'rock'), [...some(2, 'jazz'), ...some(2, 'reggae')])).toEqual(['rock', '']);
});

test('regions of one genre are told apart by mood or tempo, before whose songs they are', () => {
    const [fast, mellow] = [some(4, 'rock', { bpm: 180, artist: 'A' }), some(4, 'rock', { mellow: 0.9, artist: 'B' })];
    expect(namesOf(fast, mellow)).toEqual(['rock, fast', 'rock, mellow']);
});

test('whose songs they are tells regions apart only where most are theirs', () => {
    const mixed = ['B', 'B', 'C', 'D'].map((artist) => song('rock', { artist }));
    expect(namesOf(some(4, 'rock', { artist: 'A' }), mixed)).toEqual(['rock, artist A', 'rock']);
});

test('where nothing else does, regions are told apart by in what their songs are more or less', () => {
    expect(namesOf(some(4, 'rock', { bpm: 98 }), some(4, 'rock', { bpm: 102 }))).toEqual([
        'rock, less tempo',
        'rock, more tempo',
    ]);
    expect(namesOf(some(3, 'rock', { arousal: 0.4 }), some(3, 'rock', { arousal: 0.6 }))).toEqual([
        'rock, less energy',
        'rock, more energy',
    ]);
});

test('where nothing is claimed a region has no name', () => {
    const unclear = makeTrack({ analysis: { families: [0.25, 0.25, 0.25, 0.25], moods: [0, 0], model: '1.0.0' } });
    expect(regionNames([{ songs: [0] }], [unclear], contract)).toEqual([[]]);
});

/** Regions of a made-up library, drawn at random and then each towards a family or an artist, as songs on a map lie. */
function drawn(seed: number) {
    const random = randomNumbers(seed);
    const tracks = real.mappableSongs(150);
    const many = 2 + Math.floor(random() * 9);
    const middles = Array.from(
        { length: many },
        () => tracks[Math.floor(random() * tracks.length)]?.analysis.embedding,
    );
    const songs = middles.map((): number[] => []);
    tracks.forEach(({ analysis: { embedding } }, song) => {
        const near = middles.map((middle) =>
            embedding.reduce((sum, value, i) => sum + value * (middle?.[i] ?? 0), 0.3 * random()),
        );
        songs[near.indexOf(Math.max(...near))]?.push(song);
    });
    return { tracks, regions: songs.filter((one) => one.length > 0).map((one) => ({ songs: one })) };
}

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const textOf = (name: readonly Property[]): string => name.map(({ kind, name: word }) => `${kind} ${word}`).join();

test.each(seeds)('each part of a name is true of more than half of the songs, library %i', (seed) => {
    const { tracks, regions } = drawn(seed);
    const names = regionNames(regions, tracks, real.contract);
    for (const [i, { songs }] of regions.entries()) {
        const own = songs.flatMap((one) => tracks[one] ?? []);
        expect(names[i]?.length).toBeLessThanOrEqual(7);
        for (const part of names[i] ?? []) {
            if (part.kind === 'more' || part.kind === 'less') continue;
            const having = own.filter((track) =>
                propertiesOf(track, real.contract).some((one) => textOf([one]) === textOf([part])),
            );
            expect(having.length).toBeGreaterThan(own.length / 2);
        }
    }
});

test.each(seeds)('two regions have one name only where nothing tells them apart, library %i', (seed) => {
    const { tracks, regions } = drawn(seed);
    const names = regionNames(regions, tracks, real.contract).map(textOf);
    const middle = (songs: readonly number[]): number => {
        const values = songs.flatMap((one) => (tracks[one] && measured(tracks[one], 'energy', real.contract)) ?? []);
        return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
    };
    for (const [i, { songs }] of regions.entries()) {
        const twin = names.indexOf(names[i] ?? '', i + 1);
        if (twin >= 0) expect(middle(songs)).toBe(middle(regions[twin]?.songs ?? []));
    }
});

test.each(seeds)('names are the same wherever songs lie and whichever region comes first, library %i', (seed) => {
    const { tracks, regions } = drawn(seed);
    const turned = regions.toReversed().map(({ songs }) => ({ songs: songs.toReversed(), middle: { x: seed, y: 1 } }));
    expect(regionNames(turned, tracks, real.contract).toReversed().map(textOf)).toEqual(
        regionNames(regions, tracks, real.contract).map(textOf),
    );
});
