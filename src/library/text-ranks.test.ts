import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { collatorOf } from './browse.ts';
import { TextRanks } from './text-ranks.ts';

const inOrder = (ranks: ReadonlyMap<string, number>, texts: readonly string[]) =>
    texts.toSorted((a, b) => (ranks.get(a) ?? NaN) - (ranks.get(b) ?? NaN));

test('texts that come later find their places among those that are known', () => {
    const { compare } = collatorOf('en');
    const ranks = new TextRanks(compare);
    const random = randomNumbers(3);
    const words = Array.from(
        { length: 300 },
        () => `${String.fromCharCode(97 + Math.floor(random() * 26))}${random()}`,
    );
    ranks.of(words.slice(0, 200));
    ranks.of(words.slice(150, 210));
    expect(inOrder(ranks.of(words), words)).toEqual(words.toSorted(compare));
});

test('texts that differ in case or accents alone have the same place', () => {
    const ranks = new TextRanks(collatorOf('en').compare).of(['Été', 'b', 'ete', 'ETE']);
    expect(new Set(['Été', 'ete', 'ETE'].map((text) => ranks.get(text))).size).toBe(1);
    expect(ranks.get('b')).toBeLessThan(ranks.get('ete') ?? NaN);
});
