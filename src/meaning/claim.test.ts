import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { noRhythm } from '../features/no-rhythm.ts';
import { contract as made } from '../library/track.fixture.ts';
import { read } from './reading.ts';

const contract: Contract = {
    ...made,
    classes: [
        { name: 'music', kind: 'sound', shownAbove: null },
        { name: 'noise', kind: 'sound', shownAbove: 0.4 },
        { name: 'hum', kind: 'sound', shownAbove: null },
        { name: 'speech', kind: 'voice', shownAbove: 0.3 },
        { name: 'techno', kind: 'genre', shownAbove: 0.2 },
    ],
    musicBelow: 0.5,
    claimFrom: 0.8,
};
const claimOf = (heard: Parameters<typeof read>[0], of = contract) => read(heard, of).claim;
const music = [0.9, 0, 0, 0, 0];

describe('what is claimed of a song', () => {
    test.each([
        [[0.05, 0.05, 0.05, 0.85], ['rock']],
        [
            [0.1, 0.25, 0.05, 0.6],
            ['rock', 'jazz'],
        ],
        [
            [0.15, 0.3, 0.05, 0.5],
            ['rock', 'jazz'],
        ],
        [
            [0.2, 0.3, 0.15, 0.35],
            ['rock', 'jazz', 'blues'],
        ],
    ])('of %j are the fewest of the likeliest families that reach the threshold together: %j', (families, among) => {
        expect(claimOf({ families, classes: music })).toEqual({ kind: 'families', among });
    });

    test('is nothing where more than three families would be needed, but the two nearest are told', () => {
        const families = [0.22, 0.28, 0.24, 0.26];
        expect(claimOf({ families, classes: music })).toEqual({ kind: 'unclaimed', nearest: ['jazz', 'rock'] });
        expect(claimOf({ classes: music })).toEqual({ kind: 'unclaimed', nearest: [] });
    });

    test('is no family where it is no music, but what it is, as far as that is clear', () => {
        const soundOf = (...classes: number[]) => claimOf({ families: [0, 0, 0, 1], classes });
        expect(soundOf(0.4, 0.5, 0.9, 0.6, 0.9)).toEqual({ kind: 'no-music', sound: 'speech' });
        expect(soundOf(0.4, 0.5, 0.9, 0.29, 0.9)).toEqual({ kind: 'no-music', sound: 'noise' });
        expect(soundOf(0.4, 0.3, 0.9, 0.1, 0.9)).toEqual({ kind: 'no-music', sound: null });
        expect(soundOf(0.4, 0.7, 0.9, 0.6, 0.9)).toEqual({ kind: 'no-music', sound: 'speech' });
        expect(soundOf(0.4, 0.9, 0.9, 0.6, 0.9)).toEqual({ kind: 'no-music', sound: 'noise' });
        expect(soundOf(0.5, 0.5, 0.9, 0.6, 0.9)).toMatchObject({ kind: 'families' });
    });

    test('is no family where neither a note nor a pulse stands out, unless the network is sure that it is music', () => {
        const heard = {
            families: [0, 0, 0, 1],
            classes: [0.8, 0, 0, 0, 0],
            rhythm: { ...noRhythm, danceability: 0.5 },
        };
        const { rhythm } = heard;
        expect(claimOf(heard)).toEqual({ kind: 'no-music', sound: 'noise' });
        const key = { tonic: 'C', mode: 'major', strength: 0.3 } as const;
        for (const more of [
            { classes: music },
            { rhythm: { ...rhythm, key } },
            { rhythm: { ...rhythm, tempoBpm: 90 } },
            // Too short to be asked.
            { rhythm: noRhythm },
        ])
            expect(claimOf({ ...heard, ...more })).toEqual({ kind: 'families', among: ['rock'] });
    });

    test('is music where the network does not tell', () => {
        expect(claimOf({ families: [0, 0, 0, 1], classes: [0, 1, 1, 1, 1] }, made)).toMatchObject({ kind: 'families' });
    });

    test('is nothing of a song that another network heard', () => {
        const heard = { families: [0, 0, 0, 1], classes: [0, 1, 1, 1, 1] };
        expect(claimOf({ ...heard, model: 'another' })).toEqual({ kind: 'unclaimed', nearest: [] });
        expect(claimOf({ ...heard, model: contract.version })).toMatchObject({ kind: 'no-music' });
    });
});
