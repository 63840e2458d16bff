import { expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { tempoBorders, tempoFeel } from '../meaning/tempo.ts';
import type { LexiconFile } from './lexicon.ts';

const lexicons = readdirSync(new URL('lexicons/', import.meta.url)).map(
    (name) => JSON.parse(readFileSync(new URL(`lexicons/${name}`, import.meta.url), 'utf8')) as LexiconFile,
);
const borders: readonly number[] = Object.values(tempoBorders);

test('words for tempos, in every language, begin and end where the tempos that a song is said to have do', () => {
    const meanings = lexicons.flatMap((lexicon) => Object.keys(lexicon)).join(' ');
    const ranges = [...meanings.matchAll(/tempo:(\d*)-(\d*)/g)];
    expect(ranges.length).toBeGreaterThan(lexicons.length);
    for (const [range, from, to] of ranges) {
        if (from) expect(borders, range).toContain(Number(from));
        if (to) expect(borders, range).toContain(Number(to) + 1);
    }
});

test('what is shown as 120 BPM is brisk, and what is shown as 119 is not', () => {
    expect([119.4, 119.5, 120.4].map(tempoFeel)).toEqual(['moderate', 'brisk', 'brisk']);
    expect([69.4, 69.5, 95.4, 95.6, 155.4, 155.5].map(tempoFeel)).toEqual([
        'slow', 'walking', 'walking', 'moderate', 'brisk', 'fast',
    ]); // prettier-ignore
});
