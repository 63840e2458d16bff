/** Sentences of each language, as people of three hands typed them, with what they ask for. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import type { Criterion } from './criterion.ts';
import { loadLexicon } from './load-lexicon.ts';
import { notationOf, readNotation } from './notation.ts';
import { understand } from './understand.ts';

const titles = ['Nebula', 'Aurora', 'House of Cards', '夜に駆ける', '봄날', '月亮代表我的心', 'Кукушка'];
const tracks = titles.map((title) => makeTrack({ id: title, title }));
const thisYear = 2026;

function expected(notation: string): readonly Criterion[] {
    const criteria: Criterion[] = [];
    for (let at = 0; at < notation.length;) {
        const read = readNotation(notation, at, thisYear);
        if (!read) throw new Error(`expected criteria at ${at} of ${notation}`);
        criteria.push(read.criterion);
        at = read.end + 1;
    }
    return criteria;
}

const asSet = (criteria: readonly Criterion[]): readonly string[] => criteria.map(notationOf).sort();

describe.each(languages)('in %s', (language) => {
    const lexicon = loadLexicon(language);
    const lines = readFileSync(new URL(`sentences/${language}.txt`, import.meta.url), 'utf8')
        .trimEnd()
        .split('\n');
    const sentences = lines.map((line) => line.split(' => ') as [string, string]);

    test('a hundred and seventy-three sentences are there', () => {
        expect(sentences).toHaveLength(173);
    });

    test.each(sentences)('%s', (sentence, notation) => {
        const asked = understand(sentence, { lexicon, tracks: () => tracks, current: () => null, thisYear });
        expect(asSet(asked)).toEqual(asSet(expected(notation)));
    });
});
