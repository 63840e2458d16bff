import { expect, test } from 'vitest';
import type { InputContract } from '../contract.ts';
import { RecentLogMel } from './recent-log-mel.ts';

const input = { bands: 2, stretchColumns: 5 } as InputContract;

/** Columns whose values are their numbers. */
const columns = (from: number, count: number) => ({
    bands: 2,
    columns: count,
    decibels: Float32Array.from({ length: 2 * count }, (_, i) => from + Math.floor(i / 2)),
});

function grown(blocks: readonly number[]): RecentLogMel {
    const logMel = new RecentLogMel(input);
    for (const count of blocks) logMel.add(columns(logMel.columns, count));
    return logMel;
}

test.each([
    ['one by one', Array.from({ length: 97 }, () => 1)],
    ['a few at a time', Array.from({ length: 40 }, (_, i) => 1 + (i % 4))],
    ['more at once than are kept', [7, 60, 3, 1]],
    ['none now and then', [0, 12, 0, 0, 8, 7, 0]],
])('the last two stretches are kept of what comes %s', (_, blocks) => {
    const logMel = grown(blocks);
    const total = blocks.reduce((sum, count) => sum + count, 0);
    expect(logMel.columns).toBe(total);
    for (const startColumn of [total - 10, total - 7, total - 5])
        expect(logMel.of({ startColumn, columns: 5 })).toEqual(columns(startColumn, 5));
});

test('a song shorter than a stretch is kept whole', () => {
    expect(grown([2, 1]).of({ startColumn: 0, columns: 3 })).toEqual(columns(0, 3));
});

test('columns that are gone, and those that have not come, are asked for in vain', () => {
    const logMel = grown(Array.from({ length: 60 }, () => 1));
    expect(() => logMel.of({ startColumn: 0, columns: 5 })).toThrow('expected columns 0 to 5 to be kept');
    expect(() => logMel.of({ startColumn: 57, columns: 5 })).toThrow('expected columns 57 to 62 to be kept');
});
