import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import { patchStarts, stretchesOf } from './stretches.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));

test('a song is cut into stretches one after the other, the last one ending with the song', () => {
    expect(stretchesOf(input, 1000)).toEqual([
        { startColumn: 0, columns: 387 },
        { startColumn: 387, columns: 387 },
        { startColumn: 613, columns: 387 },
    ]);
});

test('a song of whole stretches has no overlap', () => {
    expect(stretchesOf(input, 774)).toEqual([
        { startColumn: 0, columns: 387 },
        { startColumn: 387, columns: 387 },
    ]);
});

test('a short song is one short stretch and an empty song none', () => {
    expect(stretchesOf(input, 200)).toEqual([{ startColumn: 0, columns: 200 }]);
    expect(stretchesOf(input, 0)).toEqual([]);
});

test('a full stretch has the contract’s patches', () => {
    expect(patchStarts(input, 387)).toEqual([0, 64, 129, 193, 258]);
});

test('the patches of a short stretch cover it to its end', () => {
    expect(patchStarts(input, 200)).toEqual([0, 65, 71]);
    expect(patchStarts(input, 129)).toEqual([0]);
    expect(patchStarts(input, 20)).toEqual([0]);
    expect(patchStarts(input, 0)).toEqual([]);
});
