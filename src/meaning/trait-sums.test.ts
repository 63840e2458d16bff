import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { sumTraits, withTraitsOf } from './trait-sums.ts';

const random = randomNumbers(3);
const song = (share: () => number) => ({ styles: [share(), 0], moods: [share()], tags: [0.5], classes: [share()] });

test('each trait is summed over all songs of a library, and over one song more', () => {
    const sums = sumTraits([song(() => 0.25), song(() => 0.75)]);
    expect(sums).toEqual({ sums: Float64Array.of(1, 0, 1, 1, 1), count: 2 });
    expect(
        withTraitsOf(
            song(() => 0.5),
            sums,
        ),
    ).toEqual({ sums: Float64Array.of(1.5, 0, 1.5, 1.5, 1.5), count: 3 });
    expect(sumTraits([])).toEqual({ sums: new Float64Array(), count: 0 });
});

test('of very many songs a part stands for all, and each mean is within a hundredth', () => {
    const songs = Array.from({ length: 35_000 }, () => song(() => random() ** 3));
    const { sums, count } = sumTraits(songs);
    expect(count).toBe(35_000);
    const all = songs.map(({ styles, moods, tags, classes }) => [...styles, ...moods, ...tags, ...classes]);
    for (const [trait, sum] of sums.entries()) {
        const mean = all.reduce((total, shares) => total + (shares[trait] ?? 0), 0) / count;
        expect(Math.abs(sum / count - mean)).toBeLessThan(0.01);
    }
});
