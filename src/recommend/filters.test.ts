import { describe, expect, test } from 'vitest';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { heardGenres, isHeardIn, weighted } from './filters.ts';

const heard = (...genres: number[]) => makeTrack({ analysis: { genres } });
const names = (genres: readonly { readonly genre: string }[]) => genres.map(({ genre }) => genre);
const sum = (genres: readonly { readonly weight: number }[]) => genres.reduce((total, { weight }) => total + weight, 0);

test('a song that was heard as a mixture asks for all of it, by weight', () => {
    const genres = heardGenres([heard(0.36, 0.02, 0.08, 0.54)], contract);
    expect(names(genres)).toEqual(['rock', 'blues']);
    expect(genres[0]?.weight).toBeCloseTo(0.6, 10);
    expect(sum(genres)).toBeCloseTo(1, 10);
});

test('the likeliest is asked for even where nothing stands out', () => {
    const [first, ...others] = heardGenres([heard(0.19, 0.17, 0.15, 0.18)], contract);
    expect(first).toEqual({ genre: 'blues', weight: 1 });
    expect(others).toEqual([]);
});

test('no more than three genres are asked for', () => {
    expect(names(heardGenres([heard(0.25, 0.26, 0.24, 0.25)], contract))).toEqual(['jazz', 'blues', 'rock']);
});

test('several songs ask for what was heard in all of them together', () => {
    const genres = heardGenres([heard(0.9, 0.1, 0, 0), heard(0, 0.1, 0, 0.9)], contract);
    expect(names(genres)).toEqual(['blues', 'rock']);
    expect(genres.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
});

test('what another network heard is not read with the names of this one', () => {
    const older = makeTrack({ analysis: { genres: [0, 0, 0, 1], model: '0.9.0' } });
    expect(heardGenres([older], contract)).toEqual([]);
    expect(names(heardGenres([older, heard(1, 0, 0, 0)], contract))).toEqual(['blues']);
    expect(isHeardIn(older, 'rock', contract)).toBe(false);
});

describe('a song that none of the genres fits', () => {
    const classes = ['music', 'techno', 'ambient', 'folk'].map((name) => {
        return { name, kind: name === 'music' ? ('sound' as const) : ('genre' as const), shownAbove: 0.2 };
    });
    const beyond = { ...contract, classes, musicBelow: 0.5, noneAbove: 0.5 };
    const odd = (...shares: number[]) =>
        makeTrack({ analysis: { genres: [0, 0, 0, 1], classes: shares, novelty: 0.5 } });

    test('asks for the styles that it is of instead, the clearest first', () => {
        const techno = odd(1, 0.3, 0.9, 0.1);
        expect(heardGenres([techno], beyond)).toEqual([
            { genre: 'ambient', weight: 0.5 },
            { genre: 'techno', weight: 0.5 },
        ]);
        expect(isHeardIn(techno, 'techno', beyond)).toBe(true);
        expect(isHeardIn(techno, 'rock', beyond)).toBe(false);
        const mixed = heardGenres([techno, heard(1, 0, 0, 0)], beyond);
        expect(mixed.map(({ weight }) => weight)).toEqual([0.5, 0.25, 0.25]);
        expect(names(mixed)).toEqual(['blues', 'ambient', 'techno']);
    });

    test('asks for nothing where it is of no style, or no music', () => {
        for (const other of [odd(1, 0.1, 0.1, 0.1), odd(0.1, 0.9, 0.9, 0.9)]) {
            expect(heardGenres([other], beyond)).toEqual([]);
            expect(names(heardGenres([other, heard(1, 0, 0, 0)], beyond))).toEqual(['blues']);
            expect(isHeardIn(other, 'rock', beyond)).toBe(false);
        }
    });
});

test('a genre is heard in a track when it is the likeliest or clearly there', () => {
    const track = heard(0.55, 0.25, 0.15, 0.05);
    expect(contract.genres.filter((genre) => isHeardIn(track, genre, contract))).toEqual(['blues', 'jazz']);
    expect(isHeardIn(track, 'polka', contract)).toBe(false);
});

test('weights add up to 1, heaviest first, and are equal where none has any', () => {
    const genres = weighted([
        { genre: 'jazz', weight: 1 },
        { genre: 'rock', weight: 3 },
    ]);
    expect(genres).toEqual([
        { genre: 'rock', weight: 0.75 },
        { genre: 'jazz', weight: 0.25 },
    ]);
    expect(weighted(['jazz', 'rock'].map((genre) => ({ genre, weight: 0 }))).map(({ weight }) => weight)).toEqual([
        0.5, 0.5,
    ]);
    expect(weighted([])).toEqual([]);
});
