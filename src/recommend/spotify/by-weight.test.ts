import { expect, test } from 'vitest';
import { interleaved, shares } from './by-weight.ts';

test.each<[readonly number[], number, readonly number[]]>([
    [[1], 4, [4]],
    [[0.5, 0.5], 4, [2, 2]],
    [[0.8, 0.2], 4, [3, 1]],
    [[0.6, 0.25, 0.15], 4, [2, 1, 1]],
    [[0.9, 0.05, 0.03, 0.02], 4, [1, 1, 1, 1]],
    [[0.4, 0.3, 0.2, 0.1], 3, [1, 1, 1, 1]],
    [[], 4, []],
])('weights of %j share %i as %j', (weights, total, counts) => {
    expect(shares(weights, total)).toEqual(counts);
});

async function* lane(text: string, asked: string[] = []): AsyncGenerator<string> {
    for (const item of text) {
        asked.push(item);
        yield item;
    }
}

async function mixed(lanes: readonly (readonly [number, string])[]): Promise<string> {
    let text = '';
    const mix = interleaved(
        lanes.map(([weight, items]) => ({ weight, items: lane(items) })),
        (item) => item !== '!',
    );
    for await (const item of mix) text += item;
    return text;
}

test('the heavier lane comes more often, and each in its own order', async () => {
    expect(
        await mixed([
            [0.75, 'ABCDEF'],
            [0.25, 'ab'],
        ]),
    ).toBe('ABCaDEFb');
});

test('lanes of the same weight take turns', async () => {
    expect(
        await mixed([
            [0.5, 'ABC'],
            [0.5, 'abc'],
        ]),
    ).toBe('AaBbCc');
});

test('a lane that ends leaves its place to the others', async () => {
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

test('a lane is asked only at its turn', async () => {
    const asked: string[] = [];
    const mix = interleaved(
        [
            { weight: 0.9, items: lane('ABC') },
            { weight: 0.1, items: lane('a', asked) },
        ],
        () => true,
    );
    await mix.next();
    await mix.next();
    expect(asked).toEqual([]);
});
