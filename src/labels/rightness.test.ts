import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { drained } from '../analysis/in-steps.ts';
import type { LearnedSong } from './features.ts';
import { intervalOfMean, wilson } from './interval.ts';
import { rightnessOf } from './rightness.ts';
import { spreadOf } from './spread.ts';

const styles = 2;

function songs(name: string, count: number, middle: number, artistOf = (i: number) => `${name}${i}`) {
    const random = randomNumbers(count + 31 * middle);
    return Array.from({ length: count }, (_, i): LearnedSong => ({
        id: `${name}${i}`,
        artist: artistOf(i),
        features: Float32Array.from({ length: 6 }, (_, j) => (j === 0 ? middle : 0) + 2 * random() - 1),
    }));
}

function rightness(examples: readonly LearnedSong[], others: readonly LearnedSong[]) {
    return drained(rightnessOf({ examples, counterexamples: [] }, others, spreadOf([...examples, ...others], styles)));
}

const told = (all: ReturnType<typeof rightness>) => {
    if ('untold' in all) throw new Error(all.untold);
    return all;
};

describe('how well a label is learned', () => {
    test('is high where its songs are apart from others, and about a half where they are not', () => {
        const others = songs('other', 60, 0);
        const apart = told(rightness(songs('mine', 20, 6), others));
        const alike = told(rightness(songs('mine', 20, 0), others));
        expect(apart.low).toBeGreaterThan(0.85);
        expect(alike.high).toBeLessThan(0.75);
        expect(alike.low).toBeLessThan(0.5);
    });

    test('is told of artists that were not learned from: who plays is no label', () => {
        const byOne = songs('mine', 10, 6, () => 'one');
        const byAnother = songs('his', 10, -6, () => 'another');
        const all = told(rightness([...byOne, ...byAnother], songs('other', 40, 0)));
        expect(all.low).toBeLessThan(0.5);
    });

    test('is surer with more artists', () => {
        const others = songs('other', 60, 0);
        const width = (count: number) => {
            const { low, high } = told(rightness(songs('mine', count, 6), others));
            return high - low;
        };
        expect(width(40)).toBeLessThan(width(6));
    });

    test('is not told from four examples, from those of one artist, or beside next to nothing', () => {
        const others = songs('other', 20, 0);
        expect(rightness(songs('mine', 4, 6), others)).toEqual({ untold: 'few' });
        expect(
            rightness(
                songs('mine', 9, 6, () => 'one'),
                others,
            ),
        ).toEqual({ untold: 'one-artist' });
        expect(rightness(songs('mine', 9, 6), others.slice(0, 4))).toEqual({ untold: 'no-others' });
    });
});

test('the interval of a share is that of Wilson', () => {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: 81 of 263, and none of 20.
    const { low, high } = wilson(81 / 263, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20).low).toBe(0);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
});

test('the interval of a mean of two shares holds it, within 0 and 1', () => {
    const { low, high } = intervalOfMean({ share: 1, count: 5 }, { share: 0.9, count: 100 });
    expect(low).toBeGreaterThan(0.7);
    expect(low).toBeLessThan(0.95);
    expect(high).toBeGreaterThanOrEqual(0.95);
    expect(high).toBeLessThanOrEqual(1);
});
