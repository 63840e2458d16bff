import { noRhythm } from '../features/no-rhythm.ts';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { browse, type View } from './browse.ts';
import { contract as made, makeTrack } from './track.fixture.ts';

const contract = { ...made, claimFrom: 0.65 };

const rhythm = (tempoBpm: number | null) => ({ ...noRhythm, tempoBpm });
const tracks = [
    makeTrack({ id: 'eple', title: 'Eple', artist: 'Röyksopp', addedAt: 3, analysis: { rhythm: rhythm(120) } }),
    makeTrack({
        id: 'sahara',
        title: 'Sahara',
        artist: 'McCoy Tyner',
        album: 'Été à Paris',
        addedAt: 1,
        analysis: { families: [0.1, 0.8, 0.05, 0.05], rhythm: rhythm(null) },
    }),
    makeTrack({
        id: 'take10',
        title: 'Take 10',
        fileName: 'strasse_take10.flac',
        addedAt: 4,
        analysis: { families: [0.2, 0.2, 0.2, 0.2], rhythm: rhythm(90) },
    }),
    makeTrack({ id: 'take9', title: 'Take 9', artist: 'Ænima', addedAt: 2, analysis: { rhythm: rhythm(90) } }),
];

const english = { genreName: (genre: string) => genre, locale: 'en' };

const shown = (view: Partial<View>) =>
    browse(tracks, { search: '', genre: null, sort: 'recent', ...view }, { contract, ...english }).map(({ id }) => id);

describe('searching', () => {
    test.each([
        ['royksopp', ['eple']],
        ['RÖYK', ['eple']],
        ['paris ete', ['sahara']],
        ['Straße', ['take10']],
        ['take', ['take10', 'take9']],
        ['take aenima', ['take9']],
        ['  ', ['take10', 'eple', 'take9', 'sahara']],
        ['take sahara', []],
    ])('"%s" finds the songs with all its words, whatever case and accents', (search, ids) => {
        expect(shown({ search })).toEqual(ids);
    });
});

describe('sorting', () => {
    test.each([
        ['recent', ['take10', 'eple', 'take9', 'sahara']],
        ['title', ['eple', 'sahara', 'take9', 'take10']],
        ['artist', ['take9', 'sahara', 'eple', 'take10']],
        ['tempo', ['take9', 'take10', 'eple', 'sahara']],
        ['genre', ['eple', 'take9', 'sahara', 'take10']],
    ] as const)('by %s, with numbers as numbers and the unknown last', (sort, ids) => {
        expect(shown({ sort })).toEqual(ids);
    });

    test('by tempo, what is no music comes after all that has one, whatever was measured', () => {
        const telling: Contract = {
            ...contract,
            classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
            musicBelow: 0.5,
        };
        const of = (id: string, tempoBpm: number, share: number) =>
            makeTrack({ id, analysis: { rhythm: rhythm(tempoBpm), classes: [share] } });
        const songs = [of('speech', 60, 0.1), of('fast', 140, 0.9), of('slow', 90, 0.9)];
        const sorted = browse(songs, { search: '', genre: null, sort: 'tempo' }, { contract: telling, ...english });
        expect(sorted.map(({ id }) => id)).toEqual(['slow', 'fast', 'speech']);
    });

    test('by genre goes by what genres are called on the screen, in the order of its language', () => {
        const names: Readonly<Record<string, string>> = { blues: 'ёлка', jazz: 'дудка', rock: 'жало' };
        const songs = ['blues', 'jazz', 'reggae', 'rock'].map((id, i) =>
            makeTrack({ id, analysis: { families: [0, 1, 2, 3].map((j) => (i === j ? 1 : 0)) } }),
        );
        const russian = { contract, genreName: (genre: string) => names[genre] ?? genre, locale: 'ru' };
        const sorted = browse(songs, { search: '', genre: null, sort: 'genre' }, russian);
        expect(sorted.map(({ id }) => id)).toEqual(['jazz', 'blues', 'rock', 'reggae']);
    });

    test('leaves the library as it is', () => {
        const before = [...tracks];
        shown({ sort: 'title' });
        expect(tracks).toEqual(before);
    });
});

describe('filtering by genre', () => {
    test('shows the songs of which the family is claimed', () => {
        expect(shown({ genre: 'jazz' })).toEqual(['sahara']);
        expect(shown({ genre: 'blues', search: 'eple' })).toEqual(['eple']);
    });

    test('finds those of which none is claimed under the reason', () => {
        expect(shown({ genre: 'unclaimed' })).toEqual(['take10']);
    });
});

test('a song of several styles stands under each, and within its family after the clearest', () => {
    const rock = (id: string, ...styles: number[]) =>
        makeTrack({ id, title: id, analysis: { families: [0, 0, 0, 1], styles } });
    const songs = [rock('a', 0, 0, 0.9, 0), rock('b', 0, 0, 0.1, 0), makeTrack({ id: 'c', title: 'c' })];
    const ids = (view: Partial<View>) =>
        browse(songs, { search: '', genre: null, sort: 'genre', ...view }, { contract, ...english }).map(
            ({ id }) => id,
        );
    expect(ids({})).toEqual(['c', 'b', 'a']);
    expect(ids({ genre: 'rock' })).toEqual(['b', 'a']);
    expect(ids({ genre: 'punk' })).toEqual(['a']);
});
