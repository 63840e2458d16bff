import { describe, expect, test } from 'vitest';
import type { Moment } from '../flow.ts';
import { contract } from '../library/track.fixture.ts';
import { genreStatement, papersOpinion } from './genre-statement.ts';
import { read } from './reading.ts';
import { byName } from './shares.ts';

const promising = { ...contract, claimFrom: 0.7 };
const [blues, jazz, rock] = [
    [0.94, 0.02, 0.02, 0.02],
    [0.02, 0.94, 0.02, 0.02],
    [0.02, 0.02, 0.02, 0.94],
];

/** What is said of ten-second moments, five seconds apart, each so often. */
function say(families: readonly number[], ...parts: readonly (readonly [number, readonly number[] | undefined])[]) {
    const all = parts.flatMap(([count, of = []]) => Array.from({ length: count }, () => of));
    const timeline: Moment[] = all.map((of, i) => ({ startSeconds: i * 5, endSeconds: i * 5 + 10, families: of }));
    const reading = read({ families, timeline, durationSeconds: 5 * all.length + 5 }, promising);
    return genreStatement(reading, reading.passages);
}

describe('of a song of one family', () => {
    test('it is said how much of it there is', () => {
        expect(say([0.9, 0.1, 0, 0])).toEqual({ kind: 'alone', isClear: true, genre: 'blues' });
        expect(say([0.75, 0.25, 0, 0])).toEqual({ kind: 'alone', isClear: false, genre: 'blues' });
    });

    test('it is said where another leads', () => {
        const song = [0.75, 0.05, 0, 0.2];
        expect(say(song, [30, blues], [10, rock])).toMatchObject({ kind: 'from', other: 'rock', startSeconds: 152.5 });
        expect(say(song, [8, rock], [20, blues])).toMatchObject({ kind: 'until', other: 'rock', endSeconds: 42.5 });
        const amid = say(song, [10, blues], [6, rock], [10, blues]);
        expect(amid).toMatchObject({ kind: 'amid', startSeconds: 52.5, endSeconds: 82.5 });
    });

    test('the longest of several passages is told, and none that is a blink', () => {
        const song = [0.85, 0.05, 0.05, 0.05];
        const parts = [
            [9, blues],
            [4, jazz],
            [9, blues],
            [6, rock],
            [9, blues],
        ] as const;
        expect(say(song, ...parts)).toMatchObject({ kind: 'amid', other: 'rock' });
        expect(say(song, [9, blues], [1, jazz], [9, blues])).toMatchObject({ kind: 'alone' });
    });
});

describe('of a song between families', () => {
    test('all that are claimed are named', () => {
        expect(say([0.4, 0.35, 0.05, 0.2])).toEqual({ kind: 'between', genres: ['blues', 'jazz'] });
        expect(say([0.4, 0.24, 0.05, 0.31], [10, blues], [10, jazz])).toMatchObject({ kind: 'between' });
    });

    test('two halves are told apart, unless that would leave one out', () => {
        const halves = [
            [10, jazz],
            [10, blues],
        ] as const;
        expect(say([0.4, 0.35, 0.05, 0.2], ...halves)).toEqual({
            kind: 'one-then-other',
            genre: 'jazz',
            other: 'blues',
            startSeconds: 52.5,
        });
        expect(say([0.35, 0.05, 0.2, 0.4], ...halves)).toEqual({ kind: 'between', genres: ['rock', 'blues'] });
    });

    test('without its passages it is spoken of as a whole', () => {
        const reading = read({ families: [0.5, 0, 0.5, 0] }, promising);
        expect(genreStatement(reading)).toEqual({ kind: 'between', genres: ['blues', 'reggae'] });
    });
});

test('where nothing is claimed it is said what is nearest', () => {
    const families = [0.26, 0.24, 0.25, 0.25];
    expect(genreStatement(read({ families }, { ...contract, claimFrom: 0.9 }))).toEqual({
        kind: 'unclaimed',
        nearest: ['blues', 'reggae'],
    });
});

test('of the papers’ genres those are named that together are likelier than all others, whatever is asked of families', () => {
    const said = (...shares: number[]) =>
        genreStatement(papersOpinion(byName(['polka', 'techno', 'ska', 'dub', 'rumba'], shares)));
    expect(said(0.3, 0.55, 0.05, 0.05, 0.05)).toEqual({ kind: 'alone', isClear: false, genre: 'techno' });
    expect(said(0.25, 0.45, 0.1, 0.1, 0.1)).toEqual({ kind: 'between', genres: ['techno', 'polka'] });
    expect(said(0.2, 0.2, 0.2, 0.2, 0.2)).toEqual({ kind: 'between', genres: ['polka', 'techno', 'ska'] });
});
