import { expect, test } from 'vitest';
import type { Column } from './columns.ts';
import { sortAlsoBy, sortOnlyBy, type SortKey } from './sort-keys.ts';

const told = (keys: readonly SortKey[]) => keys.map(({ column, isDescending }) => (isDescending ? '-' : '+') + column);
const also = (...presses: Column[]) => told(presses.reduce<readonly SortKey[]>(sortAlsoBy, []));

test('a press sorts by that column alone, and again the other way round', () => {
    const keys = sortOnlyBy([], 'tempo');
    expect(told(keys)).toEqual(['+tempo']);
    expect(told(sortOnlyBy(keys, 'tempo'))).toEqual(['-tempo']);
    expect(told(sortOnlyBy(keys, 'key'))).toEqual(['+key']);
    expect(told(sortOnlyBy(sortAlsoBy(keys, 'key'), 'tempo'))).toEqual(['+tempo']);
});

test('with Shift a column joins the others, turns round, and goes', () => {
    expect(also('style', 'tempo')).toEqual(['+style', '+tempo']);
    expect(also('style', 'tempo', 'tempo')).toEqual(['+style', '-tempo']);
    expect(also('style', 'tempo', 'tempo', 'tempo')).toEqual(['+style']);
});

test('the last column that is sorted by only turns round', () => {
    expect(also('style', 'style', 'style')).toEqual(['+style']);
});

test('the newest come first', () => {
    expect(told(sortOnlyBy([], 'added'))).toEqual(['-added']);
    expect(also('style', 'year')).toEqual(['+style', '-year']);
});
