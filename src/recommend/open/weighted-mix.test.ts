import { expect, test } from 'vitest';
import { weightedMix } from './weighted-mix.ts';

test('each group has as many among the first as its weight asks for, in its own order', () => {
    const mix = weightedMix([
        { weight: 0.6, entries: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'] },
        { weight: 0.4, entries: ['b1', 'b2', 'b3', 'b4'] },
    ]);
    expect(mix).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4', 'b3', 'a5', 'b4', 'a6']);
});

test('a group that is used up leaves the rest to the others', () => {
    expect(
        weightedMix([
            { weight: 0.9, entries: ['a1'] },
            { weight: 0.1, entries: ['b1', 'b2'] },
        ]),
    ).toEqual(['a1', 'b1', 'b2']);
    expect(weightedMix([])).toEqual([]);
});

test('a group of no weight comes last', () => {
    const nothing = { weight: 0, entries: ['b1', 'b2'] };
    expect(weightedMix([nothing, { weight: 1, entries: ['a1', 'a2'] }])).toEqual(['a1', 'a2', 'b1', 'b2']);
});
