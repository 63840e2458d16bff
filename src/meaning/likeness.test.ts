import { noRhythm } from '../features/no-rhythm.ts';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import type { Analysis, Key, Likeness, Track } from '../flow.ts';
import { contract as made, makeTrack } from '../library/track.fixture.ts';
import { likeness, likenessToAll } from './likeness.ts';
import { sumTraits } from './trait-sums.ts';

const contract: Contract = { ...made, claimFrom: 0.8 };
/** Of nothing enough to be claimed. */
const unclaimed = [0.25, 0.25, 0.25, 0.25];
/** Nothing can be said of this one but what a test adds. */
const song = (analysis: Partial<Analysis>) =>
    makeTrack({
        analysis: {
            families: unclaimed,
            styles: [0, 0, 0, 0],
            moods: [0, 0],
            tags: [0, 0, 0],
            rhythm: noRhythm,
            ...analysis,
        },
    });
const withTempo = (tempoBpm: number | null) => song({ rhythm: { ...noRhythm, tempoBpm } });

function reasons(seed: Track, other: Track, rest: readonly Track[] = []): readonly Likeness[] {
    return likeness(seed, other, sumTraits([seed, other, ...rest].map(({ analysis }) => analysis)), contract);
}

describe('families and styles', () => {
    const ofFamilies = (...families: number[]) => song({ families });

    test('a family that both stand under is named', () => {
        expect(reasons(ofFamilies(0.05, 0.05, 0.85, 0.05), ofFamilies(0, 0.2, 0.8, 0))).toEqual([
            { kind: 'genre', genre: 'reggae' },
        ]);
    });

    test('the same mixture is named as a mixture, in the order of the seed', () => {
        expect(reasons(ofFamilies(0.55, 0.05, 0.1, 0.3), ofFamilies(0.3, 0.05, 0.1, 0.55))).toEqual([
            { kind: 'genres', genres: ['blues', 'rock'] },
        ]);
    });

    test('a family that is not claimed of both is not named', () => {
        expect(reasons(ofFamilies(0.28, 0.24, 0.24, 0.24), ofFamilies(0.9, 0.1, 0, 0))).toEqual([]);
        expect(reasons(ofFamilies(0.9, 0.1, 0, 0), ofFamilies(0, 0.1, 0.9, 0))).toEqual([]);
    });

    test('clear styles of both are named instead, and those of one alone are not', () => {
        const families = [0, 0.1, 0, 0.9];
        const punk = song({ families, styles: [0.9, 0, 0.9, 0.9] });
        expect(reasons(punk, punk)).toEqual([{ kind: 'styles', styles: ['punk'] }]);
        expect(reasons(punk, song({ families, styles: [0, 0, 0, 0] }))).toEqual([{ kind: 'genre', genre: 'rock' }]);
    });

    test('of several seeds the styles that all of them share with the song are named', () => {
        const of = (...styles: number[]) => song({ families: [0, 0.5, 0, 0.5], styles });
        const [first, second] = [of(0.9, 0, 0.9, 0), of(0.9, 0, 0, 0)];
        const sums = sumTraits([first, second].map(({ analysis }) => analysis));
        expect(likenessToAll([first, second], first, sums, contract)).toEqual([{ kind: 'styles', styles: ['swing'] }]);
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
        expect(reasons(withTempo(seedBpm), withTempo(bpm))).toEqual([{ kind: 'tempo', seedBpm, bpm, isSure: true }]);
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
    const inKey = (inThis: Key | null) => song({ rhythm: { ...noRhythm, key: inThis } });

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

describe('moods and tags', () => {
    /** Mellow, guitar, male voice; the last of each kind is never shown. */
    const tagged = (mellow: number, guitar: number, voice: number, unreliable = 0) =>
        song({ moods: [mellow, unreliable], tags: [guitar, voice, unreliable] });

    test('those that both have and the rest of the library has less are named, most telling first', () => {
        const rest = [tagged(0.1, 0.4, 0.7), tagged(0.1, 0.4, 0.7)];
        expect(reasons(tagged(0.5, 0.6, 0.6), tagged(0.6, 0.9, 0.6), rest)).toEqual([
            { kind: 'tags', tags: ['mellow', 'guitar'] },
        ]);
    });

    test('those below their threshold in one of the two, or too unreliable to be shown, are not named', () => {
        expect(reasons(tagged(0.9, 0.2, 0, 0.9), tagged(0.2, 0.9, 0, 0.9))).toEqual([]);
    });

    test('in a library of two songs every one that both have is telling', () => {
        expect(reasons(tagged(0.5, 0, 0), tagged(0.5, 0, 0))).toEqual([{ kind: 'tags', tags: ['mellow'] }]);
    });

    test('classes are not named: they are heard too unreliably to be a reason', () => {
        const classes: Contract['classes'] = [{ name: 'piano', kind: 'instrument', shownAbove: 0.3 }];
        const piano = song({ classes: [0.9] });
        expect(likeness(piano, piano, sumTraits([piano.analysis]), { ...contract, classes })).toEqual([]);
    });
});

describe('loudness', () => {
    const loud = (loudnessLufs: number | null) => song({ rhythm: { ...noRhythm, loudnessLufs } });

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

test('songs of a network with other names are compared by tempo, key and loudness alone', () => {
    const seed = makeTrack({ id: 'a', analysis: { model: '0.9.0' } });
    expect(reasons(seed, makeTrack({ id: 'b', analysis: { model: '0.9.0' } })).map(({ kind }) => kind)).toEqual([
        'tempo',
        'key',
        'loudness',
    ]);
});

test('neither tempo nor key of what is no music is named', () => {
    const telling: Contract = {
        ...contract,
        classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
        musicBelow: 0.5,
    };
    const of = (share: number) => makeTrack({ analysis: { families: unclaimed, classes: [share] } });
    const named = (seed: Track, other: Track) =>
        likeness(seed, other, sumTraits([seed.analysis, other.analysis]), telling).map(({ kind }) => kind);
    expect(named(of(0.9), of(0.9))).toEqual(['tempo', 'key', 'loudness']);
    expect(named(of(0.9), of(0.1))).toEqual(['loudness']);
    expect(named(of(0.1), of(0.9))).toEqual(['loudness']);
});

test('the most telling comes first', () => {
    const both = { families: [1, 0, 0, 0], moods: [0.9, 0] };
    expect(reasons(makeTrack({ analysis: both }), makeTrack({ analysis: both })).map(({ kind }) => kind)).toEqual([
        'genre',
        'tempo',
        'tags',
        'key',
        'loudness',
    ]);
});
