import { describe, expect, test } from 'vitest';
import { allRows, noRows, only, selectedOf, toggled, upTo, type RowSelection } from './row-selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: RowSelection) => selectedOf(selection, order).join('');

describe('selecting rows', () => {
    test('a click selects one alone, and another with Ctrl joins it or leaves it', () => {
        const one = only('b');
        expect(chosen(one)).toBe('b');
        const two = toggled(one, 'd');
        expect(chosen(two)).toBe('bd');
        expect(chosen(toggled(two, 'b'))).toBe('d');
        expect(chosen(one)).toBe('b');
    });

    test('Shift selects all from where one began, whichever way, and turns round there', () => {
        const down = upTo(only('b'), 'd', { order });
        expect(chosen(down)).toBe('bcd');
        expect(chosen(upTo(down, 'a', { order }))).toBe('ab');
        expect(chosen(upTo(upTo(down, 'a', { order }), 'c', { order }))).toBe('bc');
    });

    test('with Ctrl a range joins what is selected', () => {
        const apart = toggled(only('a'), 'c');
        expect(chosen(upTo(apart, 'd', { order, adds: true }))).toBe('acd');
        expect(chosen(upTo(apart, 'd', { order }))).toBe('cd');
    });

    test('a range begins at its own row where nothing was selected, or where it began is out of sight', () => {
        expect(chosen(upTo(noRows, 'c', { order }))).toBe('c');
        expect(chosen(upTo(only('gone'), 'c', { order }))).toBe('c');
        const next = upTo(upTo(only('gone'), 'c', { order }), 'd', { order });
        expect(chosen(next)).toBe('cd');
    });

    test('all can be selected, and a range then starts where the last click was', () => {
        const all = allRows(only('d'), order);
        expect(chosen(all)).toBe('abcde');
        expect(chosen(upTo(all, 'e', { order }))).toBe('de');
    });

    test('what is out of sight does not count as selected, and does again when it comes back', () => {
        const all = allRows(noRows, order);
        expect(selectedOf(all, ['d', 'b'])).toEqual(['d', 'b']);
        expect(chosen(all)).toBe('abcde');
    });
});
