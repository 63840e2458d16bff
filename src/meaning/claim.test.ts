import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { contract as silent } from '../library/track.fixture.ts';
import { read } from './reading.ts';

const contract: Contract = {
    ...silent,
    classes: [
        { name: 'music', kind: 'sound', shownAbove: null },
        { name: 'noise', kind: 'sound', shownAbove: 0.4 },
        { name: 'hum', kind: 'sound', shownAbove: null },
        { name: 'speech', kind: 'voice', shownAbove: 0.3 },
        { name: 'techno', kind: 'genre', shownAbove: 0.2 },
        { name: 'ambient', kind: 'genre', shownAbove: 0.2 },
        { name: 'jazz', kind: 'genre', shownAbove: 0.2 },
    ],
    musicBelow: 0.5,
    setAbove: 0.2,
    noneAbove: 0.7,
};
const claimOf = (heard: Parameters<typeof read>[0], of = contract) => read(heard, of).claim;
const music = [0.9, 0, 0, 0, 0, 0, 0];
const genres = [0.1, 0.3, 0.05, 0.55];

describe('what is claimed of a song', () => {
    test('is the genres that hold its own as often as promised, likeliest first', () => {
        expect(claimOf({ genres, classes: music, novelty: 0.2 })).toEqual({
            kind: 'genres',
            among: ['rock', 'jazz'],
        });
        expect(claimOf({ genres: [0.05, 0.05, 0.05, 0.85], classes: music })).toMatchObject({
            among: ['rock'],
        });
    });

    test('holds the likeliest genre, however unlikely it is', () => {
        const promise = { ...contract, setAbove: 0.9 };
        expect(claimOf({ genres, classes: music }, promise)).toMatchObject({ among: ['rock'] });
    });

    test('is the styles beyond the genres where none fits, the clearest first, and never one of the genres', () => {
        const classes = [0.9, 0, 0, 0, 0.3, 0.6, 0.95];
        expect(claimOf({ genres, classes, novelty: 0.7 })).toEqual({
            kind: 'none-fits',
            styles: ['ambient', 'techno'],
            nearest: 'rock',
        });
        expect(claimOf({ genres, classes: music, novelty: 0.9 })).toMatchObject({ styles: [] });
        expect(claimOf({ genres, classes, novelty: 0.69 })).toMatchObject({ kind: 'genres' });
    });

    test('is no genre where it is no music, but what it is, as far as that is clear', () => {
        const soundOf = (...classes: number[]) => claimOf({ genres, classes, novelty: 0.9 });
        expect(soundOf(0.4, 0.5, 0.9, 0.6, 0.9, 0, 0)).toEqual({ kind: 'no-music', sound: 'speech' });
        expect(soundOf(0.4, 0.5, 0.9, 0.29, 0.9, 0, 0)).toEqual({ kind: 'no-music', sound: 'noise' });
        expect(soundOf(0.4, 0.3, 0.9, 0.1, 0.9, 0, 0)).toEqual({ kind: 'no-music', sound: null });
        expect(soundOf(0.5, 0.5, 0.9, 0.6, 0.9, 0, 0)).toMatchObject({ kind: 'none-fits' });
    });

    test('promises nothing where the network does not', () => {
        const heard = { genres, classes: [0, 1, 1, 1, 1, 1, 1], novelty: 1 };
        expect(claimOf(heard, silent)).toEqual({ kind: 'genres', among: null });
    });

    test('promises nothing of a song that another network heard', () => {
        const heard = { genres, classes: [0, 1, 1, 1, 1, 1, 1], novelty: 1 };
        expect(claimOf({ ...heard, model: 'another' })).toEqual({ kind: 'genres', among: null });
        expect(claimOf({ ...heard, model: contract.version })).toMatchObject({ kind: 'no-music' });
        expect(claimOf({ genres, classes: [], novelty: null, model: contract.version })).toMatchObject({
            kind: 'genres',
        });
    });
});
