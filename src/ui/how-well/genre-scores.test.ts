import { expect, test } from 'vitest';
import { comparableSystems, genreScores } from './genre-scores.ts';
import type { System } from './systems.ts';

function system(name: System['name'], f1: Readonly<Record<string, number>>): System {
    return { name, published: null, scores: { random10: { accuracy: 0.8, complete: true, tracks: 290, f1 } } };
}

const segue = system('segue', { rock: 0.5, blues: 0.9, hiphop: 0.8 });
const whole = system('deep_cnn', { blues: 0.6, hiphop: 0.5, rock: 0.4 });
const partial = system('tl_cnn', { blues: 0.6 });

test('a system is put beside Segue where it was measured on each genre, and measured that way at all', () => {
    expect(comparableSystems([segue, partial, whole], 'random10')).toEqual([whole]);
    expect(comparableSystems([segue, { ...whole, scores: {} }], 'random10')).toEqual([]);
});

test('the genres that Segue tells best come first, each with what the other reaches', () => {
    expect(genreScores([segue, whole], { protocol: 'random10', beside: whole })).toEqual([
        { genre: 'blues', own: 0.9, other: 0.6 },
        { genre: 'hiphop', own: 0.8, other: 0.5 },
        { genre: 'rock', own: 0.5, other: 0.4 },
    ]);
});

test('alone, Segue has nothing beside it; unmeasured, it has no genres', () => {
    expect(genreScores([segue], { protocol: 'random10', beside: undefined }).map(({ other }) => other)).toEqual([
        null,
        null,
        null,
    ]);
    expect(genreScores([segue], { protocol: 'grouped5', beside: undefined })).toEqual([]);
});
