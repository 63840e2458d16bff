import { noRhythm } from '../../features/no-rhythm.ts';
import { describe, expect, test } from 'vitest';
import type { Track } from '../../flow.ts';
import { randomNumbers } from '../../../fixtures/random-numbers.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { similar } from './similar.ts';

const embeddingLength = 16;

function unitLength(values: Float32Array): Float32Array {
    const norm = Math.hypot(...values);
    return values.map((value) => value / norm);
}

/** Few artists and titles, so that every rule has to act; one in eight was heard by another network. */
function randomLibrary(seed: number, size: number): readonly Track[] {
    const random = randomNumbers(seed);
    return Array.from({ length: size }, (_, index) => {
        const artist = Math.floor(random() * 8);
        const title = `Song ${Math.floor(random() * 12)}`;
        return makeTrack({
            id: `track ${index}`,
            title: random() < 0.5 ? title : title.toUpperCase(),
            ...(artist > 0 && { artist: `Artist ${artist}` }),
            analysis: {
                durationSeconds: Math.round(100 + random() * 100),
                embedding: unitLength(Float32Array.from({ length: embeddingLength }, () => random() - 0.1)),
                model: random() < 0.125 ? '0.9.0' : '2.0.0',
            },
        });
    });
}

const cosine = (a: Track, b: Track) =>
    a.analysis.embedding.reduce((sum, value, i) => sum + value * (b.analysis.embedding[i] ?? 0), 0);

const sameSong = (a: Track, b: Track) =>
    a.title.toLowerCase() === b.title.toLowerCase() &&
    (a.artist && b.artist
        ? a.artist === b.artist
        : Math.abs(a.analysis.durationSeconds - b.analysis.durationSeconds) <= 3);

/** The same answer by sorting everything and taking what the rules allow. */
function bySorting(seed: Track, tracks: readonly Track[], limit: number): readonly string[] {
    const chosen: Track[] = [];
    const comparable = tracks.filter(({ analysis }) => analysis.model === seed.analysis.model);
    for (const track of comparable.toSorted((a, b) => cosine(seed, b) - cosine(seed, a))) {
        if (chosen.length === limit || cosine(seed, track) < 0.4) break;
        const copies = [seed, ...chosen].some((song) => sameSong(song, track));
        const crowded = track.artist && chosen.filter(({ artist }) => artist === track.artist).length >= 2;
        if (!copies && !crowded) chosen.push(track);
    }
    return chosen.map(({ id }) => id);
}

describe.each([1, 2, 3, 4, 5])('in random library %i', (number) => {
    const tracks = randomLibrary(number, 300);
    const seeds = tracks.slice(0, 20);

    test('the answer is that of sorting everything', () => {
        for (const seed of seeds) {
            const ids = similar([seed], tracks, { contract, limit: 10 }).map(({ track }) => track.id);
            expect(ids).toEqual(bySorting(seed, tracks, 10));
            expect(ids).toHaveLength(10);
        }
    });

    test('similarity falls and is the cosine of the embeddings', () => {
        for (const seed of seeds) {
            const found = similar([seed], tracks, { contract });
            found.forEach(({ track, similarity }, i) => {
                expect(similarity).toBeCloseTo(cosine(seed, track), 5);
                expect(similarity).toBeLessThanOrEqual(found[i - 1]?.similarity ?? 1);
            });
        }
    });

    test('neither the seed nor any song comes twice, and no known artist three times', () => {
        for (const seed of seeds) {
            const songs = [seed, ...similar([seed], tracks, { contract }).map(({ track }) => track)];
            for (const [i, song] of songs.entries()) {
                expect(songs.slice(i + 1).some((other) => sameSong(song, other))).toBe(false);
                const byArtist = songs.slice(1).filter(({ artist }) => artist && artist === song.artist);
                expect(byArtist.length).toBeLessThanOrEqual(2);
            }
        }
    });
});

const near = (id: string, angle: number, parts: Parameters<typeof makeTrack>[0] = {}) =>
    makeTrack({
        id,
        title: id,
        ...parts,
        analysis: { embedding: new Float32Array([Math.cos(angle), Math.sin(angle), 0]), ...parts.analysis },
    });
const idsNear = (seed: Track, tracks: readonly Track[], limit?: number) =>
    similar([seed], tracks, { contract, ...(limit !== undefined && { limit }) }).map(({ track }) => track.id);

test('an empty library and one with only the seed have nothing to recommend', () => {
    const seed = near('seed', 0);
    expect(idsNear(seed, [])).toEqual([]);
    expect(idsNear(seed, [seed])).toEqual([]);
});

test('a seed that is not in the library gets recommendations too', () => {
    expect(idsNear(near('seed', 0), [near('b', 0.2), near('c', 0.1)])).toEqual(['c', 'b']);
});

test('another copy of the seed is not recommended, whatever its spelling or remastering', () => {
    const seed = near('seed', 0, { title: 'Café del Mar', artist: 'Energy 52' });
    const copies = [
        near('a', 0.1, { title: 'CAFE DEL MAR', artist: 'energy 52' }),
        near('b', 0.1, { title: 'Café del Mar (2011 Remastered)', artist: 'Energy 52' }),
        near('c', 0.1, { title: 'Café del Mar - Remastered 2011', artist: 'Energy-52' }),
    ];
    const cover = near('d', 0.2, { title: 'Café del Mar', artist: 'Someone Else' });
    expect(idsNear(seed, [seed, ...copies, cover])).toEqual(['d']);
});

test('unknown artists are not counted as one', () => {
    const tracks = ['a', 'b', 'c', 'd'].map((id, i) => near(id, 0.1 * (i + 1)));
    expect(idsNear(near('seed', 0), tracks)).toEqual(['a', 'b', 'c', 'd']);
});

test('without an artist, songs of one title are one song only when they are as long', () => {
    const seed = near('seed', 0, { title: 'Seed' });
    const intro = (id: string, durationSeconds: number) =>
        near(id, 0.1, { title: 'Intro', analysis: { durationSeconds } });
    expect(idsNear(seed, [intro('a', 60), intro('b', 61), intro('c', 90)])).toEqual(['a', 'c']);
});

test('titles without letters are still told apart', () => {
    expect(idsNear(near('seed', 0, { title: '???' }), [near('a', 0.1, { title: '!!!' })])).toEqual(['a']);
});

test('songs of another network or embedding length are left out', () => {
    const tracks = [
        near('older', 0.1, { analysis: { model: '0.9.0' } }),
        near('longer', 0.1, { analysis: { embedding: new Float32Array(4).fill(0.5) } }),
        near('same', 0.3),
    ];
    expect(idsNear(near('seed', 0), tracks)).toEqual(['same']);
});

test('songs of an older network are compared with each other', () => {
    const older = (id: string, angle: number) => near(id, angle, { analysis: { model: '0.9.0' } });
    expect(idsNear(older('seed', 0), [near('new', 0.1), older('b', 0.2)])).toEqual(['b']);
});

test('no more are given than were asked for', () => {
    const tracks = ['a', 'b', 'c'].map((id, i) => near(id, 0.1 * (i + 1)));
    expect(idsNear(near('seed', 0), tracks, 2)).toEqual(['a', 'b']);
});

test('a changed library is packed anew', () => {
    const seed = near('seed', 0);
    expect(idsNear(seed, [near('a', 0.2)])).toEqual(['a']);
    expect(idsNear(seed, [near('b', 0.1), near('a', 0.2)])).toEqual(['b', 'a']);
});

test('a song that sounds unlike the seed is no recommendation, even in a library without any other', () => {
    expect(idsNear(near('seed', 0), [near('alike', 1.1), near('unlike', 1.3)])).toEqual(['alike']);
});

describe('between several songs', () => {
    const at = (id: string, x: number, y: number, z: number, parts: Parameters<typeof makeTrack>[0] = {}) =>
        near(id, 0, { ...parts, analysis: { embedding: unitLength(new Float32Array([x, y, z])), ...parts.analysis } });
    const [east, north] = [at('east', 1, 0, 0), at('north', 0, 1, 0)];
    const between = at('between', 1, 1, 0);
    const besideEast = at('beside east', 1, 0.1, 0);
    const ids = (seeds: readonly [Track, ...Track[]], tracks: readonly Track[]) =>
        similar(seeds, tracks, { contract }).map(({ track }) => track.id);

    test('what sounds a little like all of them comes before what sounds much like one', () => {
        expect(ids([east], [between, besideEast])).toEqual(['beside east', 'between']);
        expect(ids([east, north], [besideEast, between])).toEqual(['between']);
    });

    test('similarity is the lowest of the cosines', () => {
        const [found] = similar([east, north], [at('near north', 1, 2, 0)], { contract });
        expect(found?.similarity).toBeCloseTo(1 / Math.sqrt(5), 5);
    });

    test('far-apart seeds are measured by what a song between them can reach', () => {
        // The best there can be has a cosine of 0.71 with either: 0.28 is needed.
        const [enough, tooLittle] = [at('enough', 0.3, 0.3, 0.9), at('too little', 0.25, 0.25, 0.94)];
        expect(ids([east, north], [enough, tooLittle])).toEqual(['enough']);
        expect(ids([east], [enough])).toEqual([]);
    });

    test('the order of the seeds does not matter, and one seed twice is one seed', () => {
        const tracks = randomLibrary(7, 200);
        const [a, b] = tracks.filter(({ analysis }) => analysis.model === '2.0.0');
        if (!a || !b) throw new Error('expected two tracks of one network');
        expect(ids([a, b], tracks)).toEqual(ids([b, a], tracks));
        expect(ids([a, a], tracks)).toEqual(ids([a], tracks));
        expect(ids([a, b], tracks)).not.toEqual(ids([a], tracks));
    });

    test('no seed and no copy of one is recommended', () => {
        const copy = at('copy', 1, 0.9, 0, { title: 'north', artist: 'Someone' });
        const song = at('north', 0, 1, 0, { artist: 'Someone' });
        expect(ids([east, song], [east, song, copy, between])).toEqual(['between']);
    });

    test('songs that were heard by different networks have nothing between them', () => {
        const older = at('older', 0, 1, 0, { analysis: { model: '0.9.0' } });
        expect(ids([east, older], [between])).toEqual([]);
        expect(ids([older, east], [between])).toEqual([]);
    });

    test('the reasons are those that hold beside every seed', () => {
        const heard = (families: readonly number[], [mellow = 0, guitar = 0]: readonly number[], tempoBpm: number) => ({
            analysis: {
                families,
                moods: [mellow, 0],
                tags: [guitar, 0, 0],
                rhythm: { ...noRhythm, tempoBpm },
            },
        });
        const one = at('one', 1, 0, 0, heard([0.9, 0, 0, 0.1], [0.9, 0.9], 100));
        const two = at('two', 0, 1, 0, heard([0.9, 0.1, 0, 0], [0, 0.9], 101));
        const found = at('found', 1, 1, 0, heard([0.8, 0.1, 0, 0.1], [0.9, 0.9], 100));
        const others = [near('other', 3), near('another', 3)];
        const reasons = (seeds: readonly [Track, ...Track[]]) =>
            similar(seeds, [one, two, found, ...others], { contract }).find(({ track }) => track.id === 'found')
                ?.because;
        expect(reasons([one])).toEqual([
            { kind: 'genre', genre: 'blues' },
            { kind: 'tempo', seedBpm: 100, bpm: 100, isSure: true },
            { kind: 'tags', tags: ['mellow', 'guitar'] },
        ]);
        expect(reasons([one, two])).toEqual([
            { kind: 'genre', genre: 'blues' },
            { kind: 'tags', tags: ['guitar'] },
        ]);
    });
});

test('only tracks that are accepted are recommended, and on demand those that sound unlike the seed', () => {
    const tracks = [near('a', 0.1), near('b', 0.2), near('unlike', 1.3), near('opposite', 3)];
    const accepts = ({ id }: Track) => id !== 'a';
    const seed = near('seed', 0);
    const found = (unlikeToo: boolean) =>
        similar([seed], tracks, { contract, accepts, unlikeToo }).map(({ track }) => track.id);
    expect(found(false)).toEqual(['b']);
    expect(found(true)).toEqual(['b', 'unlike', 'opposite']);
});
