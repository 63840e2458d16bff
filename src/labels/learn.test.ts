import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { drained } from '../analysis/in-steps.ts';
import type { LearnedSong } from './features.ts';
import { likelihood } from './head.ts';
import { learnAll } from './learn-all.ts';
import { fitLabel, othersFor, type Taught } from './learn.ts';
import type { Lesson } from './protocol.ts';
import { spreadOf } from './spread.ts';

const styles = 3;

const learn = (lesson: Lesson) => drained(learnAll(lesson));

/** Features around one of two middles. */
function songs(name: string, count: number, middle: number, seed = 1): readonly LearnedSong[] {
    const random = randomNumbers(seed * 7919 + count);
    return Array.from({ length: count }, (_, i) => ({
        id: `${name}${String(i).padStart(4, '0')}`,
        artist: `${name}${i}`,
        features: Float32Array.from({ length: 8 }, (_, j) => (j < 3 ? middle : 0) + 2 * random() - 1),
    }));
}

const library = [...songs('rest', 60, 0), ...songs('mine', 20, 4)];
const mine = library.slice(60, 68);
const spread = spreadOf(library, styles);

function decision(taught: Taught, song: LearnedSong, known = library): number {
    const fit = fitLabel(taught, othersFor(taught, known), spread);
    if (!fit) throw new Error('expected something to be learned');
    return fit.weights.reduce((sum, weight, i) => sum + weight * (song.features[i] ?? 0), fit.bias);
}

const shuffled = <T>(all: readonly T[], seed: number): readonly T[] => {
    const random = randomNumbers(seed);
    return all
        .map((one) => ({ one, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
};

describe('a label', () => {
    test('is heard in songs like its examples, and not in others', () => {
        const taught = { examples: mine, counterexamples: [] };
        const right = (all: readonly LearnedSong[], sign: number) =>
            all.filter((song) => sign * decision(taught, song) > 0).length / all.length;
        expect(right(library.slice(68), 1)).toBeGreaterThan(0.7);
        expect(right(library.slice(0, 60), -1)).toBeGreaterThan(0.9);
    });

    test.each([1, 2, 3, 4, 5])(
        'is learned to the same numbers, whatever the order of examples and songs (%i)',
        (seed) => {
            const taught = { examples: mine, counterexamples: library.slice(0, 5) };
            const lesson: Lesson = { labels: [taught], library, network: '1', styles };
            const other: Lesson = {
                ...lesson,
                labels: [{ examples: shuffled(mine, seed), counterexamples: shuffled(library.slice(0, 5), seed) }],
                library: shuffled(library, seed),
            };
            expect(learn(other)).toEqual(learn(lesson));
        },
    );

    test('is likelier of no song that was said to be none of it', () => {
        for (let seed = 1; seed <= 12; seed++) {
            const songsHere = [...songs('a', 30, 0, seed), ...songs('b', 30, 1, seed)];
            const taught = { examples: songsHere.slice(30, 37), counterexamples: songsHere.slice(0, seed % 4) };
            for (const song of [...songsHere.slice(5, 10), ...songsHere.slice(40, 45)]) {
                const after = { ...taught, counterexamples: [...taught.counterexamples, song] };
                expect(decision(after, song, songsHere)).toBeLessThan(decision(taught, song, songsHere));
            }
        }
    });

    test('is not learned from four examples, and is from five', () => {
        const of = (count: number) =>
            learn({
                labels: [{ examples: mine.slice(0, count), counterexamples: [] }],
                library,
                network: '1',
                styles,
            });
        expect(of(4)[0]).toEqual({ head: null, rightness: { untold: 'few' } });
        expect(of(5)[0]?.head).not.toBeNull();
    });

    test('is not learned where there is nothing to tell it from', () => {
        const [learned] = learn({
            labels: [{ examples: mine, counterexamples: [] }],
            library: mine,
            network: '1',
            styles,
        });
        expect(learned).toEqual({ head: null, rightness: { untold: 'no-others' } });
        expect(learn({ labels: [{ examples: [], counterexamples: [] }], library: [], network: '1', styles })).toEqual([
            { head: null, rightness: { untold: 'few' } },
        ]);
    });
});

test('many labels do not keep a worker from a sign of life: what learns them comes back after each fit', () => {
    const label = { examples: songs('mine', 8, 2), counterexamples: [] };
    const lesson: Lesson = { labels: [label, label], library: songs('rest', 20, 0), network: '1', styles };
    // Of each label its own, and those of five folds of its artists.
    expect([...learnAll(lesson)]).toHaveLength(2 * (1 + 5));
});

test('twenty labels of a thousand songs are all learned', () => {
    const many = [...songs('rest', 960, 0), ...songs('mine', 40, 2)];
    const labels = Array.from({ length: 20 }, (_, i) => ({ examples: many.slice(960, 966 + i), counterexamples: [] }));
    const learned = learn({ labels, library: many, network: '1', styles });
    expect(learned.map(({ head }) => head?.weights.every(Number.isFinite))).toEqual(labels.map(() => true));
});

test('a head is asked of no song that another network heard, or that it was not made for', () => {
    const head = { network: '1', weights: new Float64Array(2), bias: 0 };
    const heard = { styles: [0.5], embedding: Float32Array.of(1), model: '1' };
    expect(likelihood(head, heard)).toBe(0.5);
    expect(likelihood(head, { ...heard, model: '2' })).toBeNull();
    expect(likelihood(head, { ...heard, styles: [] })).toBeNull();
});
