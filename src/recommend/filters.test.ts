import { expect, test } from 'vitest';
import { contract as made, makeTrack } from '../library/track.fixture.ts';
import { heardGenres, isHeardIn, weighted } from './filters.ts';

/** Three families are claimed where they are nearly all of a song. */
const contract = { ...made, claimFrom: 0.85 };
const heard = (...families: number[]) => makeTrack({ analysis: { families } });
const names = (genres: readonly { readonly genre: string }[]) => genres.map(({ genre }) => genre);
const sum = (genres: readonly { readonly weight: number }[]) => genres.reduce((total, { weight }) => total + weight, 0);

test('a song that was heard as a mixture asks for all of it, by weight', () => {
    const genres = heardGenres([heard(0.36, 0.02, 0.08, 0.54)], contract);
    expect(names(genres)).toEqual(['rock', 'blues']);
    expect(genres[0]?.weight).toBeCloseTo(0.6, 10);
    expect(sum(genres)).toBeCloseTo(1, 10);
});

test('every family that is claimed is asked for, by its clearest style where it has one, however little it is', () => {
    const ofThree = makeTrack({ analysis: { families: [0.55, 0.2, 0.02, 0.23], styles: [0, 0, 0.9, 0] } });
    expect(names(heardGenres([ofThree], contract))).toEqual(['blues', 'punk', 'jazz']);
    expect(names(heardGenres([heard(0.75, 0.12, 0.08, 0.05)], contract))).toEqual(['blues', 'jazz']);
});

test('no more than four are asked for, of each family one before two of any', () => {
    const styles = ['swing', 'bebop', 'fusion'].map((name) => ({ name, family: 'jazz', shownAbove: 0.3 }));
    const jazzy = { ...contract, styles };
    const song = makeTrack({ analysis: { families: [0.05, 0.85, 0.1, 0], styles: [0.9, 0.8, 0.7] } });
    const other = makeTrack({ analysis: { families: [0, 0, 0, 1], styles: [0, 0, 0] } });
    expect(heardGenres([song, other, heard(1, 0, 0, 0)], jazzy)).toHaveLength(4);
    expect(names(heardGenres([song, other, heard(1, 0, 0, 0)], jazzy))).toEqual(
        expect.arrayContaining(['rock', 'blues', 'swing']),
    );
});

test('several songs ask for what was heard in all of them together', () => {
    const genres = heardGenres([heard(0.9, 0.1, 0, 0), heard(0, 0.1, 0, 0.9)], contract);
    expect(names(genres)).toEqual(['blues', 'rock']);
    expect(genres.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
});

test('what another network heard is not read with the names of this one', () => {
    const older = makeTrack({ analysis: { families: [0, 0, 0, 1], model: '0.9.0' } });
    expect(heardGenres([older], contract)).toEqual([]);
    expect(names(heardGenres([older, heard(1, 0, 0, 0)], contract))).toEqual(['blues']);
    expect(isHeardIn(older, 'rock', contract)).toBe(false);
});

test('clear styles are asked for in place of their family', () => {
    const rock = (punk: number) => makeTrack({ analysis: { families: [0, 0, 0, 1], styles: [0, 0, punk, 0] } });
    expect(heardGenres([rock(0.9)], contract)).toEqual([{ genre: 'punk', weight: 1 }]);
    expect(heardGenres([rock(0.1)], contract)).toEqual([{ genre: 'rock', weight: 1 }]);
    expect(heardGenres([rock(0.9), heard(1, 0, 0, 0)], contract).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
});

test('a song of which nothing is claimed asks for nothing', () => {
    const unclaimed = heard(0.25, 0.25, 0.25, 0.25);
    expect(heardGenres([unclaimed], contract)).toEqual([]);
    expect(names(heardGenres([unclaimed, heard(1, 0, 0, 0)], contract))).toEqual(['blues']);
});

test('a family is heard in a track that it is claimed of, and so are its clear styles', () => {
    const track = makeTrack({ analysis: { families: [0.6, 0.28, 0.1, 0.02], styles: [0.9, 0.9, 0.9, 0.9] } });
    const all = [...contract.families, ...contract.styles.map(({ name }) => name), 'polka'];
    expect(all.filter((genre) => isHeardIn(track, genre, contract))).toEqual(['blues', 'jazz', 'swing']);
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
