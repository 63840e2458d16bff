import { expect, test } from 'vitest';
import { summaryOf, report } from './summary.ts';
import type { Comparison } from './hear-variants.ts';

const compared = (
    variant: string,
    variantGenre: string | null,
    cosine: number | null,
    said: Partial<Pick<Comparison, 'claimed' | 'variantClaimed'>> = {},
): Comparison => ({
    variant,
    genre: 'rock',
    claimed: [],
    variantGenre,
    variantClaimed: variantGenre === null ? null : [],
    cosine,
    ...said,
});
const comparisons = [
    compared('mp3', 'rock', 1),
    compared('phone', 'rock', 0.9),
    compared('mp3', 'metal', 0.8),
    compared('phone', null, null),
];

test('each variant and all together get their shares and means; what could not be heard counts against them', () => {
    expect(summaryOf(comparisons)).toEqual({
        variants: {
            mp3: { songs: 2, genreUnchanged: 0.5, saidUnchanged: 1, meanCosine: 0.9, lowestCosine: 0.8 },
            phone: { songs: 2, genreUnchanged: 0.5, saidUnchanged: 0.5, meanCosine: 0.45, lowestCosine: 0 },
        },
        all: { songs: 4, genreUnchanged: 0.5, saidUnchanged: 0.75, meanCosine: 0.675, lowestCosine: 0 },
        fits: null,
        sure: null,
    });
});

test('songs of which a family is claimed, and those of which one alone is, are counted by themselves as well', () => {
    const [one, other] = [
        compared('mp3', 'rock', 0.8, { claimed: ['rock'], variantClaimed: ['rock', 'pop'] }),
        compared('mp3', 'pop', 0.4, { claimed: ['rock', 'metal'], variantClaimed: ['pop'] }),
    ];
    const { all, fits, sure } = summaryOf([...comparisons, one, other]);
    expect(all).toMatchObject({ songs: 6, genreUnchanged: 0.5 });
    expect(fits).toEqual({ songs: 2, genreUnchanged: 0.5, saidUnchanged: 0.5, meanCosine: 0.6, lowestCosine: 0.4 });
    expect(sure).toEqual({ songs: 1, genreUnchanged: 1, saidUnchanged: 1, meanCosine: 0.8, lowestCosine: 0.8 });
    const lines = report([one, other]).split('\n');
    expect(lines.find((line) => line.startsWith('fits '))).toMatch(/2 +50\.0 %/);
    expect(lines.find((line) => line.startsWith('sure '))).toMatch(/1 +100\.0 %/);
    expect(report(comparisons)).not.toMatch(/^(fits|sure)/m);
});

test('what the app claims changes where no family is claimed of both, or of one alone, or the other is not heard', () => {
    const said = [
        compared('mp3', 'metal', 0.9),
        compared('mp3', 'rock', 0.9, { claimed: ['rock', 'pop'], variantClaimed: ['pop'] }),
        compared('mp3', 'rock', 0.9, { claimed: ['rock'] }),
        compared('mp3', 'rock', 0.9, { variantClaimed: ['rock'] }),
        compared('mp3', null, null),
    ];
    expect(summaryOf(said).all).toMatchObject({ songs: 5, genreUnchanged: 0.6, saidUnchanged: 0.4 });
});

test('the table says what was heard instead', () => {
    const lines = report(comparisons).split('\n');
    expect(lines.find((line) => line.startsWith('mp3 '))).toMatch(/2 +50\.0 % +100\.0 % +0\.900 +0\.800$/);
    expect(lines).toContain('mp3: 1 rock -> metal');
    expect(lines).toContain('phone: 1 rock -> not heard');
});
