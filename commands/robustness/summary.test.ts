import { expect, test } from 'vitest';
import { summaryOf, report } from './summary.ts';
import type { Comparison } from './hear-variants.ts';

const compared = (
    variant: string,
    variantGenre: string | null,
    cosine: number | null,
    said: Partial<Pick<Comparison, 'named' | 'sure' | 'variantNamed'>> = {},
): Comparison => ({
    variant,
    genre: 'rock',
    named: null,
    sure: false,
    variantGenre,
    variantNamed: null,
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

test('songs that a genre fits, and those whose genre the app is sure of, are counted by themselves as well', () => {
    const [one, other] = [
        compared('mp3', 'rock', 0.8, { named: 'rock', variantNamed: 'rock', sure: true }),
        compared('mp3', 'pop', 0.4, { named: 'rock', variantNamed: 'pop' }),
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

test('what the app says changes where it names a genre of one and none of the other, or cannot hear the other', () => {
    const said = [
        compared('mp3', 'metal', 0.9),
        compared('mp3', 'rock', 0.9, { named: 'rock', variantNamed: 'rock' }),
        compared('mp3', 'rock', 0.9, { named: 'rock' }),
        compared('mp3', 'rock', 0.9, { variantNamed: 'rock' }),
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
