import { describe, expect, test } from 'vitest';
import type { Analysis, Key, Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { wheelKeys } from '../meaning/wheel-keys.ts';
import { allSongs, type Rule, type Rules } from './rules.ts';
import { songsOf } from './songs-of.ts';

const now = Date.UTC(2026, 10, 30);
const dayMillis = 24 * 60 * 60 * 1000;

type Parts = Omit<Partial<Track>, 'analysis'> & { analysis?: Partial<Analysis> };

const song = (id: string, { analysis, ...parts }: Parts = {}): Track =>
    makeTrack({ id, addedAt: now - 400 * dayMillis, ...parts, ...(analysis && { analysis }) });
const withRhythm = (id: string, rhythm: Partial<Analysis['rhythm']>): Track =>
    song(id, { analysis: { rhythm: { ...makeTrack().analysis.rhythm, ...rhythm } } });
const sounding = { ...makeTrack().analysis.rhythm, energy: 0.735 };
const inKey = (id: string, tonic: string, mode: Key['mode'], strength = 0.9): Track =>
    withRhythm(id, { key: { tonic, mode, strength } });
const likes = (names: readonly string[], family: string): number[] =>
    names.map((name) => (name === family ? 0.9 : 0.03));
const ofFamily = (id: string, family: string, style?: string): Track =>
    song(id, {
        analysis: {
            families: likes(contract.families, family),
            styles: likes(
                contract.styles.map(({ name }) => name),
                style ?? '',
            ),
        },
    });

const plays = new Map([
    ['often', { count: 5, lastAt: now - 2 * dayMillis }],
    ['once', { count: 1, lastAt: now - 200 * dayMillis }],
]);

const found = (tracks: readonly Track[], rules: Partial<Rules>): string =>
    songsOf(
        { ...allSongs, ...rules },
        { tracks, contract, plays, labelsOf: ({ id }) => (id === 'labelled' ? ['label'] : []), now },
    ).join(' ');
const foundBy = (tracks: readonly Track[], ...rules: Rule[]): string => found(tracks, { rules });

describe('a rule', () => {
    test('of styles takes songs of which a family or a style is claimed', () => {
        const tracks = [ofFamily('swing', 'jazz', 'swing'), ofFamily('jazz', 'jazz'), ofFamily('rock', 'rock')];
        expect(foundBy(tracks, { kind: 'genre', names: ['jazz'] })).toBe('swing jazz');
        expect(foundBy(tracks, { kind: 'genre', names: ['swing', 'rock'] })).toBe('swing rock');
        expect(foundBy([song('older', { analysis: { model: '1' } })], { kind: 'genre', names: ['blues'] })).toBe('');
    });

    test('of own labels takes songs of which one of them holds', () => {
        const tracks = [song('labelled'), song('other')];
        expect(foundBy(tracks, { kind: 'label', names: ['label', 'gone'] })).toBe('labelled');
        expect(foundBy(tracks, { kind: 'label', names: ['gone'] })).toBe('');
    });

    test('of moods takes clear moods, and how songs clearly feel', () => {
        const tracks = [
            song('mellow', { analysis: { moods: [0.9, 0.1] } }),
            song('calm', { analysis: { quadrants: [0.05, 0.05, 0.2, 0.7] } }),
            song('neither'),
        ];
        expect(foundBy(tracks, { kind: 'mood', names: ['mellow'] })).toBe('mellow');
        expect(foundBy(tracks, { kind: 'mood', names: ['calm'] })).toBe('calm');
        expect(foundBy(tracks, { kind: 'mood', names: ['gentle', 'mellow'] })).toBe('mellow calm');
    });

    test('of energy takes the levels that the screen names', () => {
        const tracks = [0, 0.5, 1].map((arousal) =>
            song(`e${arousal}`, { analysis: { rhythm: sounding, quadrants: [arousal, 0, 1 - arousal, 0] } }),
        );
        expect(foundBy([...tracks, song('unknown')], { kind: 'energy', names: ['low', 'high'] })).toBe('e0 e1');
    });

    test('of tempos has both ends, as whole beats are shown, and is open where one is null', () => {
        const tracks = [119.4, 119.6, 130.4, 130.6].map((tempoBpm) => withRhythm(String(tempoBpm), { tempoBpm }));
        const all = [...tracks, withRhythm('unknown', { tempoBpm: null })];
        expect(foundBy(all, { kind: 'tempo', from: 120, to: 130 })).toBe('119.6 130.4');
        expect(foundBy(all, { kind: 'tempo', from: null, to: 119 })).toBe('119.4');
        expect(foundBy(all, { kind: 'tempo', from: 131, to: null })).toBe('130.6');
    });

    test('of keys takes those, under any of their names, or those that fit one of them too', () => {
        const tracks = [
            inKey('Am', 'A', 'minor'),
            inKey('C', 'C', 'major'),
            inKey('Em', 'E', 'minor'),
            inKey('F#m', 'F#', 'minor'),
            inKey('Gb', 'Gb', 'major'),
            inKey('guess', 'A', 'minor', 0.3),
        ];
        expect(foundBy(tracks, { kind: 'key', names: ['8A'], isWide: false })).toBe('Am');
        expect(foundBy(tracks, { kind: 'key', names: ['8A'], isWide: true })).toBe('Am C Em');
        expect(foundBy(tracks, { kind: 'key', names: ['11A', '2B'], isWide: false })).toBe('F#m Gb');
        expect([...wheelKeys.keys()]).toHaveLength(24);
    });

    test('of years, languages and the time of adding takes what is known to be so', () => {
        const tracks = [
            song('old', { year: 1979, title: '夜に駆ける' }),
            song('new', { year: 2020, title: 'Кукушка', addedAt: now - 29 * dayMillis }),
            song('unknown', { title: '123' }),
        ];
        expect(foundBy(tracks, { kind: 'year', from: null, to: 1980 })).toBe('old');
        expect(foundBy(tracks, { kind: 'year', from: 1979, to: 2020 })).toBe('new old');
        expect(foundBy(tracks, { kind: 'language', names: ['ja'] })).toBe('old');
        expect(foundBy(tracks, { kind: 'language', names: ['ru', 'ja'] })).toBe('new old');
        expect(foundBy(tracks, { kind: 'added', within: 'month' })).toBe('new');
        expect(foundBy(tracks, { kind: 'added', within: 'week' })).toBe('');
    });

    test('of plays knows never, lately and how often', () => {
        const tracks = [song('often'), song('once'), song('never')];
        expect(foundBy(tracks, { kind: 'unplayed' })).toBe('never');
        expect(foundBy(tracks, { kind: 'played', within: 'week' })).toBe('often');
        expect(foundBy(tracks, { kind: 'played', within: 'year' })).toBe('often once');
        expect(foundBy(tracks, { kind: 'plays', atLeast: 2 })).toBe('often');
    });
});

describe('rules together', () => {
    const tracks = [song('both', { year: 2000, title: '夜に駆ける' }), song('year', { year: 2000 }), song('none')];
    const rules: readonly Rule[] = [
        { kind: 'year', from: 2000, to: 2000 },
        { kind: 'language', names: ['ja'] },
    ];

    test('are all fulfilled, or any', () => {
        expect(found(tracks, { rules })).toBe('both');
        expect(found(tracks, { rules, match: 'any' })).toBe('both year');
    });

    test.each(['all', 'any'] as const)('leave the whole library where there are none (%s)', (match) => {
        expect(found(tracks, { rules: [], match })).toBe('both year none');
    });

    test('leave as many as are wanted, the first in their order', () => {
        const three = [120, 90, 150].map((tempoBpm) => withRhythm(String(tempoBpm), { tempoBpm }));
        expect(found(three, { order: 'fastest', limit: 2 })).toBe('150 120');
        expect(three.map(({ id }) => id)).toEqual(['120', '90', '150']);
    });
});

describe('the order', () => {
    const dull = { rhythm: sounding, quadrants: [0.1, 0.1, 0.4, 0.4] };
    const stirred = { rhythm: sounding, quadrants: [0.4, 0.4, 0.1, 0.1] };

    test.each([
        ['liveliest', 'lively dull unknown'],
        ['calmest', 'dull lively unknown'],
    ] as const)('%s first', (order, expected) => {
        const tracks = [
            song('unknown', { analysis: { model: '1' } }),
            song('dull', { analysis: dull }),
            song('lively', { analysis: stirred }),
        ];
        expect(found(tracks, { order })).toBe(expected);
    });

    test.each([
        ['slowest', '90 150 unknown'],
        ['fastest', '150 90 unknown'],
    ] as const)('%s first, and what is not known last', (order, expected) => {
        const tracks = [
            withRhythm('unknown', { tempoBpm: null }),
            withRhythm('150', { tempoBpm: 150 }),
            withRhythm('90', { tempoBpm: 90 }),
        ];
        expect(found(tracks, { order })).toBe(expected);
    });

    test('by when they were added, from which year they are, and how they were played', () => {
        const tracks = [
            song('never', { addedAt: 1, year: 1990 }),
            song('once', { addedAt: 3 }),
            song('often', { addedAt: 2, year: 2010 }),
        ];
        expect(found(tracks, { order: 'newest' })).toBe('once often never');
        expect(found(tracks, { order: 'youngest' })).toBe('often never once');
        expect(found(tracks, { order: 'most-played' })).toBe('often once never');
        expect(found(tracks, { order: 'longest-unplayed' })).toBe('never once often');
    });
});
