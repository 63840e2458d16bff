import { expect, test } from 'vitest';
import { apportioned, interleaved, interleavedAsTheyCome } from './apportionment.ts';

test.each<[readonly number[], number, readonly number[]]>([
    [[1], 4, [4]],
    [[0.5, 0.5], 4, [2, 2]],
    [[0.8, 0.2], 4, [3, 1]],
    [[0.6, 0.25, 0.15], 4, [2, 1, 1]],
    [[0.9, 0.05, 0.03, 0.02], 4, [1, 1, 1, 1]],
    [[0.4, 0.3, 0.2, 0.1], 3, [1, 1, 1, 1]],
    [[], 4, []],
])('weights of %j share %i as %j', (weights, total, counts) => {
    expect(apportioned(weights, total)).toEqual(counts);
});

async function* itemsOf(text: string, asked: string[] = []): AsyncGenerator<string> {
    for (const item of text) {
        asked.push(item);
        yield item;
    }
}

async function mixed(lists: readonly (readonly [number, string])[]): Promise<string> {
    let text = '';
    const mix = interleavedAsTheyCome(
        lists.map(([weight, items]) => ({ weight, items: itemsOf(items) })),
        (item) => item !== '!',
    );
    for await (const item of mix) text += item;
    return text;
}

test('the heavier list comes more often, and each in its own order', async () => {
    expect(
        await mixed([
            [0.75, 'ABCDEF'],
            [0.25, 'ab'],
        ]),
    ).toBe('ABaCDEbF');
});

test('lists of the same weight take turns', async () => {
    expect(
        await mixed([
            [0.5, 'ABC'],
            [0.5, 'abc'],
        ]),
    ).toBe('AaBbCc');
});

test('a list that ends leaves its place to the others', async () => {
    expect(
        await mixed([
            [0.9, 'A'],
            [0.1, 'abc'],
            [0.1, ''],
        ]),
    ).toBe('Aabc');
});

test('what does not count takes nobody else’s turn', async () => {
    expect(
        await mixed([
            [0.5, '!!AB'],
            [0.5, 'ab'],
        ]),
    ).toBe('!!AaBb');
});

test('a list is asked only at its turn', async () => {
    const asked: string[] = [];
    const mix = interleavedAsTheyCome(
        [
            { weight: 0.9, items: itemsOf('ABC') },
            { weight: 0.1, items: itemsOf('a', asked) },
        ],
        () => true,
    );
    await mix.next();
    await mix.next();
    expect(asked).toEqual([]);
});

test('as many are among the first as the weight asks for, in their own order', () => {
    const mix = interleaved([
        { weight: 0.6, items: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'] },
        { weight: 0.4, items: ['b1', 'b2', 'b3', 'b4'] },
    ]);
    expect(mix).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4', 'b3', 'a5', 'b4', 'a6']);
});

test('a list that is used up leaves the rest to the others', () => {
    expect(
        interleaved([
            { weight: 0.9, items: ['a1'] },
            { weight: 0.1, items: ['b1', 'b2'] },
        ]),
    ).toEqual(['a1', 'b1', 'b2']);
    expect(interleaved([])).toEqual([]);
});

test('a list of no weight comes last', () => {
    const nothing = { weight: 0, items: ['b1', 'b2'] };
    expect(interleaved([nothing, { weight: 1, items: ['a1', 'a2'] }])).toEqual(['a1', 'a2', 'b1', 'b2']);
});
