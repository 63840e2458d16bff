import { expect, test } from 'vitest';
import { comparedGenres } from './compared.ts';
import { byName } from './shares.ts';

const genres = ['blues', 'jazz', 'pop', 'rock', 'metal'];

test('a genre that either gives a telling share to is compared, the greatest first', () => {
    const own = byName(genres, [0.9, 0.06, 0.02, 0.01, 0.01]);
    const theirs = byName(genres, [0.1, 0.04, 0.5, 0.34, 0.02]);
    expect(comparedGenres(own, theirs)).toEqual(['blues', 'pop', 'rock', 'jazz']);
});

test('three are compared where both are sure of one', () => {
    const sure = byName(genres, [0.97, 0.01, 0.02, 0, 0]);
    expect(comparedGenres(sure, sure)).toEqual(['blues', 'pop', 'jazz']);
});

test('a genre that only one of them knows is compared too', () => {
    expect(comparedGenres(byName(['techno'], [1]), byName(['rock', 'pop'], [0.7, 0.3]))).toEqual([
        'techno',
        'rock',
        'pop',
    ]);
});
