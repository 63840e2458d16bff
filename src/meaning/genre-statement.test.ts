import { expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { contract as silent } from '../library/track.fixture.ts';
import { genreStatement, opinionOf } from './genre-statement.ts';
import { read } from './reading.ts';
import { byName } from './shares.ts';

const promising: Contract = { ...silent, setAbove: 0.2, coverage: 0.9 };

test('what another network gives to genres of its own is held against the same thresholds', () => {
    const shares = byName(['polka', 'techno', 'ska'], [0.25, 0.7, 0.05]);
    expect(genreStatement(opinionOf(shares, promising))).toEqual({
        kind: 'probably',
        genre: 'techno',
        others: ['polka'],
    });
    expect(genreStatement(opinionOf(shares, silent))).toEqual({
        kind: 'with',
        isClear: false,
        genre: 'techno',
        other: 'polka',
    });
});

test('without its passages a song is spoken of as a whole', () => {
    const timeline = [0, 1].map((half) => ({
        startSeconds: half * 60,
        endSeconds: half * 60 + 60,
        genres: half === 0 ? [0, 0, 1, 0] : [1, 0, 0, 0],
    }));
    const reading = read({ genres: [0.5, 0, 0.5, 0], timeline, durationSeconds: 120 }, { ...silent, doubtBelow: 0.6 });
    expect(genreStatement(reading, reading.passages)).toEqual({
        kind: 'one-then-other',
        genre: 'reggae',
        other: 'blues',
        startSeconds: 60,
    });
    expect(genreStatement(reading)).toEqual({ kind: 'between', genre: 'blues', other: 'reggae' });
});
