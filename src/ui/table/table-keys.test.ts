import { describe, expect, test } from 'vitest';
import { tableAction } from './table-keys.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false };
/** "Ctrl+Shift+End". */
function pressed(keys: string, options = {}) {
    const parts = keys.split('+');
    return tableAction(
        {
            ...none,
            key: parts.at(-1) ?? '',
            ctrlKey: parts.includes('Ctrl'),
            metaKey: parts.includes('Meta'),
            shiftKey: parts.includes('Shift'),
            altKey: parts.includes('Alt'),
        },
        options,
    );
}

describe('keys in the table', () => {
    test.each([
        ['ArrowDown', { kind: 'rows', by: 1, selecting: 'one' }],
        ['Shift+ArrowUp', { kind: 'rows', by: -1, selecting: 'range' }],
        ['Ctrl+ArrowDown', { kind: 'rows', by: 1, selecting: 'none' }],
        ['PageDown', { kind: 'rows', by: 1, pages: true, selecting: 'one' }],
        ['Ctrl+Home', { kind: 'rows', by: -Infinity, selecting: 'none' }],
        ['Ctrl+Shift+End', { kind: 'rows', by: Infinity, selecting: 'range' }],
        ['Meta+Shift+End', { kind: 'rows', by: Infinity, selecting: 'range' }],
    ])('%s leads from row to row', (keys, action) => {
        expect(pressed(keys)).toEqual(action);
    });

    test('arrows to the side, Home and End lead from column to column, and in a table from right to left the arrows turn', () => {
        expect(pressed('ArrowRight')).toEqual({ kind: 'columns', by: 1 });
        expect(pressed('ArrowRight', { isRightToLeft: true })).toEqual({ kind: 'columns', by: -1 });
        expect(pressed('Home', { isRightToLeft: true })).toEqual({ kind: 'columns', by: -Infinity });
        expect(pressed('End')).toEqual({ kind: 'columns', by: Infinity });
    });

    test.each([
        ['Enter', { kind: 'press', also: false }],
        ['Shift+Enter', { kind: 'press', also: true }],
        ['Ctrl+Enter', { kind: 'open' }],
        ['Meta+Enter', { kind: 'open' }],
        [' ', { kind: 'toggle', also: false }],
        ['Shift+ ', { kind: 'toggle', also: true }],
        ['Ctrl+a', { kind: 'all' }],
        ['Meta+A', { kind: 'all' }],
        ['Escape', { kind: 'none' }],
        ['Delete', { kind: 'remove' }],
    ])('%s acts', (keys, action) => {
        expect(pressed(keys)).toEqual(action);
    });

    test.each(['a', 'Ы', '夜', '7'])('"%s" looks for what begins so', (letter) => {
        expect(pressed(letter)).toEqual({ kind: 'letter', letter });
    });

    test.each([
        'Tab',
        '/',
        '?',
        'Shift+N',
        'Ctrl+c',
        'Ctrl+f',
        'Ctrl+Shift+a',
        'Alt+ArrowLeft',
        'F5',
        'Ctrl+ArrowLeft',
    ])('%s is left to the page', (keys) => {
        expect(pressed(keys)).toBeNull();
    });

    test('what is still being composed is no letter yet', () => {
        expect(tableAction({ ...none, key: 'か', isComposing: true })).toBeNull();
    });
});
