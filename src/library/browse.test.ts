import { noRhythm } from '../features/rhythm.fixture.ts';
import { describe, expect, test } from 'vitest';
import { browse, type View } from './browse.ts';
import { reasonsToBeUnfiled } from '../meaning/filing.ts';
import { contract, makeTrack } from './track.fixture.ts';

const rhythm = (tempoBpm: number | null) => ({ ...noRhythm, tempoBpm });
const tracks = [
    makeTrack({ id: 'eple', title: 'Eple', artist: 'Röyksopp', addedAt: 3, analysis: { rhythm: rhythm(120) } }),
    makeTrack({
        id: 'sahara',
        title: 'Sahara',
        artist: 'McCoy Tyner',
        album: 'Été à Paris',
        addedAt: 1,
        analysis: { genres: [0.1, 0.8, 0.05, 0.05], rhythm: rhythm(null) },
    }),
    makeTrack({
        id: 'take10',
        title: 'Take 10',
        fileName: 'strasse_take10.flac',
        addedAt: 4,
        analysis: { genres: [0.3, 0.3, 0.2, 0.2], rhythm: rhythm(90) },
    }),
    makeTrack({ id: 'take9', title: 'Take 9', artist: 'Ænima', addedAt: 2, analysis: { rhythm: rhythm(90) } }),
];

const shown = (view: Partial<View>) =>
    browse(tracks, { search: '', genre: null, sort: 'recent', ...view }, contract).map(({ id }) => id);

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

    test('leaves the library as it is', () => {
        const before = [...tracks];
        shown({ sort: 'title' });
        expect(tracks).toEqual(before);
    });
});

describe('filtering by genre', () => {
    test('shows the songs whose likeliest genre it is', () => {
        expect(shown({ genre: 'jazz' })).toEqual(['sahara']);
        expect(shown({ genre: 'blues', search: 'eple' })).toEqual(['eple']);
    });

    test('finds the doubtful songs under "not sure"', () => {
        expect(shown({ genre: 'not-sure' })).toEqual(['take10']);
    });
});

describe('songs that no genre is claimed of', () => {
    const beyond = {
        ...contract,
        classes: [{ name: 'music', kind: 'sound' as const, shownAbove: null }],
        musicBelow: 0.5,
        noneAbove: 0.5,
    };
    const odd = [
        makeTrack({ id: 'talk', analysis: { classes: [0.2], novelty: 0.9 } }),
        makeTrack({ id: 'techno', analysis: { classes: [0.9], novelty: 0.9 } }),
        makeTrack({ id: 'blues', analysis: { classes: [0.9], novelty: 0.1 } }),
        makeTrack({ id: 'older', analysis: { model: '0.9.0' } }),
    ];
    const under = (genre: string) => browse(odd, { search: '', genre, sort: 'title' }, beyond).map(({ id }) => id);

    test('stand under the reason, and those of older networks where they stood', () => {
        expect(under('no-music')).toEqual(['talk']);
        expect(under('none-fits')).toEqual(['techno']);
        expect(under('blues')).toEqual(['blues', 'older']);
        expect(under('not-sure')).toEqual([]);
    });

    test('are looked for only where the network tells them apart', () => {
        expect(reasonsToBeUnfiled(beyond)).toEqual(['not-sure', 'none-fits', 'no-music']);
        expect(reasonsToBeUnfiled(contract)).toEqual(['not-sure']);
    });
});
