import { noRhythm } from '../features/rhythm.fixture.ts';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import type { Analysis, Key, Likeness, Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { likeness } from './likeness.ts';
import { sumTraits } from './trait-sums.ts';

/** Nothing can be said of this one but what a test adds. */
const song = (analysis: Partial<Analysis>) =>
    makeTrack({
        analysis: { genres: [0.25, 0.25, 0.25, 0.25], tags: [0, 0, 0, 0], rhythm: noRhythm, ...analysis },
    });
const withTempo = (tempoBpm: number | null) => song({ genres: [0, 0, 0, 0], rhythm: { ...noRhythm, tempoBpm } });

function reasons(seed: Track, other: Track, rest: readonly Track[] = []): readonly Likeness[] {
    return likeness(seed, other, sumTraits([seed, other, ...rest].map(({ analysis }) => analysis)), contract);
}

describe('genres', () => {
    const ofGenres = (...genres: number[]) => song({ genres });

    test('a likeliest genre of both is named', () => {
        expect(reasons(ofGenres(0.1, 0.1, 0.7, 0.1), ofGenres(0.2, 0.1, 0.6, 0.1))).toEqual([
            { kind: 'genre', genre: 'reggae' },
        ]);
    });

    test('the same mixture is named as a mixture, in the order of the seed', () => {
        expect(reasons(ofGenres(0.55, 0.05, 0.1, 0.3), ofGenres(0.3, 0.05, 0.1, 0.55))).toEqual([
            { kind: 'genres', genres: ['blues', 'rock'] },
        ]);
    });

    test('a genre that the network doubts, or that only one has, is not named', () => {
        expect(reasons(ofGenres(0.39, 0.17, 0.22, 0.22), ofGenres(0.39, 0.22, 0.17, 0.22))).toEqual([]);
        expect(reasons(ofGenres(0.9, 0.1, 0, 0), ofGenres(0, 0.1, 0.9, 0))).toEqual([]);
    });
});

describe('tempo', () => {
    test.each([
        [98, 96],
        [98, 98],
        [70, 141],
        [140, 70],
        [100, 104],
    ])('%i and %i BPM are felt as one', (seedBpm, bpm) => {
        expect(reasons(withTempo(seedBpm), withTempo(bpm))).toEqual([{ kind: 'tempo', seedBpm, bpm }]);
    });

    test.each([
        [100, 106],
        [100, 133],
        [50, 200],
        [null, 100],
        [100, null],
        [null, null],
    ])('%s and %s BPM are not', (seedBpm, bpm) => {
        expect(reasons(withTempo(seedBpm), withTempo(bpm))).toEqual([]);
    });
});

describe('key', () => {
    const key = (name: string, strength = 0.8): Key => {
        const [tonic = '', mode] = name.split(' ');
        return { tonic, mode: mode === 'minor' ? 'minor' : 'major', strength };
    };
    const inKey = (inThis: Key | null) => song({ genres: [0, 0, 0, 0], rhythm: { ...noRhythm, key: inThis } });

    test.each([
        ['A minor', 'A minor', 'same'],
        ['Bb major', 'A# major', 'same'],
        ['C major', 'A minor', 'relative'],
        ['A minor', 'C major', 'relative'],
        ['F# minor', 'A major', 'relative'],
        ['C major', 'G major', 'fifth'],
        ['C major', 'F major', 'fifth'],
        ['Eb minor', 'Bb minor', 'fifth'],
        ['C major', 'B# major', 'same'],
        ['Cb major', 'B major', 'same'],
    ])('%s and %s: %s', (seed, other, relation) => {
        expect(reasons(inKey(key(seed)), inKey(key(other)))).toEqual([{ kind: 'key', relation, key: key(other) }]);
    });

    test.each([
        ['C major', 'C minor'],
        ['C major', 'D major'],
        ['C major', 'E minor'],
    ])('%s and %s are not named', (seed, other) => {
        expect(reasons(inKey(key(seed)), inKey(key(other)))).toEqual([]);
    });

    test('a key that was only guessed, or not found, is not named', () => {
        expect(reasons(inKey(key('C major', 0.4)), inKey(key('C major')))).toEqual([]);
        expect(reasons(inKey(null), inKey(key('C major')))).toEqual([]);
    });
});

describe('tags', () => {
    const tagged = (...tags: number[]) => song({ genres: [0, 0, 0, 0], tags });

    test('those that both have and the rest of the library has less are named, most telling first', () => {
        const rest = [tagged(0.1, 0.4, 0.7, 0), tagged(0.1, 0.4, 0.7, 0)];
        expect(reasons(tagged(0.5, 0.6, 0.6, 0), tagged(0.6, 0.9, 0.6, 0), rest)).toEqual([
            { kind: 'tags', tags: ['mellow', 'guitar'] },
        ]);
    });

    test('those below their threshold in one of the two, or too unreliable to be shown, are not named', () => {
        expect(reasons(tagged(0.9, 0.2, 0, 0.9), tagged(0.2, 0.9, 0, 0.9))).toEqual([]);
    });

    test('in a library of two songs every tag that both have is telling', () => {
        expect(reasons(tagged(0.5, 0, 0, 0), tagged(0.5, 0, 0, 0))).toEqual([{ kind: 'tags', tags: ['mellow'] }]);
    });

    test('a style that only repeats the genre is not named again', () => {
        const beside = contract.tags.slice(0, 2);
        const styles = ['rock', 'hip hop'].map((name) => ({ name, kind: 'style', shownAbove: 0.3 }) as const);
        const genres = ['blues', 'hiphop', 'reggae', 'rock'];
        const ofStyles = { ...contract, genres, tags: [...beside, ...styles] };
        const both = song({ genres: [0, 0.45, 0, 0.55], tags: [0.9, 0, 0.9, 0.9] });
        const alone = song({ genres: [0, 0.1, 0, 0.9], tags: [0, 0, 0.9, 0] });
        const because = (track: Track) => likeness(track, track, sumTraits([track.analysis]), ofStyles);
        expect(because(both)).toEqual([
            { kind: 'genres', genres: ['rock', 'hiphop'] },
            { kind: 'tags', tags: ['mellow'] },
        ]);
        expect(because(alone)).toEqual([{ kind: 'genre', genre: 'rock' }]);
    });
});

describe('classes', () => {
    const beyond: Contract = {
        ...contract,
        noneAbove: 0.5,
        classes: [
            { name: 'techno', kind: 'genre', shownAbove: 0.3 },
            { name: 'piano', kind: 'instrument', shownAbove: 0.3 },
            { name: 'tender', kind: 'mood', shownAbove: 0.3 },
        ],
    };
    const classed = (...classes: number[]) => song({ genres: [0, 0, 0, 1], novelty: 0.6, classes });
    const because = (seed: Track, other: Track, rest: readonly Track[] = []) =>
        likeness(seed, other, sumTraits([seed, other, ...rest].map(({ analysis }) => analysis)), beyond);

    test('of style and mood that both have are named as tags are; a genre that does not fit is not', () => {
        expect(because(classed(0.9, 0.9, 0.5), classed(0.8, 0.9, 0.4))).toEqual([
            { kind: 'tags', tags: ['techno', 'tender'] },
        ]);
    });

    test('that the rest of the library has more of tell nothing', () => {
        expect(because(classed(0.4, 0, 0.5), classed(0.4, 0, 0.5), [classed(0.9, 0, 0.1)])).toEqual([
            { kind: 'tags', tags: ['tender'] },
        ]);
    });
});

describe('loudness', () => {
    const loud = (loudnessLufs: number | null) => song({ genres: [0, 0, 0, 0], rhythm: { ...noRhythm, loudnessLufs } });

    test.each([
        [-12, -12.5, 'same'],
        [-12, -8, 'louder'],
        [-8, -14, 'softer'],
    ])('%d and %d LUFS: %s', (seed, other, relation) => {
        expect(reasons(loud(seed), loud(other))).toEqual([{ kind: 'loudness', relation }]);
    });

    test('a small difference, or an unknown one, is not named', () => {
        expect(reasons(loud(-12), loud(-14))).toEqual([]);
        expect(reasons(loud(null), loud(-12))).toEqual([]);
    });
});

test('songs of a network with other genres and tags are compared by tempo, key and loudness alone', () => {
    const seed = makeTrack({ id: 'a', analysis: { model: '0.9.0' } });
    expect(reasons(seed, makeTrack({ id: 'b', analysis: { model: '0.9.0' } })).map(({ kind }) => kind)).toEqual([
        'tempo',
        'key',
        'loudness',
    ]);
});

test('the most telling comes first', () => {
    const both = { tags: [0.9, 0, 0, 0] };
    expect(reasons(makeTrack({ analysis: both }), makeTrack({ analysis: both })).map(({ kind }) => kind)).toEqual([
        'genre',
        'tempo',
        'tags',
        'key',
        'loudness',
    ]);
});
