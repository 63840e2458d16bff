import { expect, test } from 'vitest';
import { merged } from './merged.ts';

const ids = (...lists: readonly string[]) =>
    merged(
        lists.map((list) => [...list]),
        (id) => id,
    ).join('');

test('one list stays as it is', () => {
    expect([ids('abc'), ids(), ids('')]).toEqual(['abc', '', '']);
});

test('what is in both lists comes before what leads one of them', () => {
    expect(ids('abc', 'dec')).toBe('cadbe');
});

test('of what is in both, the better places come first, and equals keep their order', () => {
    expect(ids('abc', 'bac')).toBe('abc');
    expect(ids('abcd', 'dbxy')).toBe('bdacxy');
});
