import { describe, expect, it } from 'vitest';
import { keyAction } from './keys.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false, defaultPrevented: false };
const press = (key: string): Parameters<typeof keyAction>[0] => ({ ...plain, key });

/** An element that matches a selector when one of its simple selectors is listed. */
const element = (...matching: string[]): { matches(selector: string): boolean } => ({
    matches: (selector) => selector.split(/, (?!\[type)/).some((part) => matching.includes(part)),
});

describe('keys anywhere in the window', () => {
    it('play, seek, lead to the next song and back, search, listen and show the list of keys', () => {
        const keys = [' ', 'ArrowLeft', 'ArrowRight', 'N', 'P', '/', 'L', '?', 'Escape'];
        expect(keys.map((key) => keyAction(press(key), null))).toEqual([
            'toggle',
            'back',
            'forward',
            'next',
            'previous',
            'search',
            'live',
            'keys',
            'leave',
        ]);
    });

    it('do nothing else while one types, chooses or reads a dialog', () => {
        for (const busy of [
            'input:not([type=radio], [type=range])',
            'textarea',
            'select',
            '[contenteditable]',
            '[role=dialog] *',
        ]) {
            expect(keyAction(press(' '), element(busy))).toBeNull();
            expect(keyAction(press('/'), element(busy))).toBeNull();
        }
    });

    it('leave the space bar to a button that has the focus, and the arrows to the song', () => {
        expect(keyAction(press(' '), element('button'))).toBeNull();
        expect(keyAction(press('ArrowRight'), element('button'))).toBe('forward');
    });

    it('leave the shortcuts of the browser alone, and what something else has answered', () => {
        expect(keyAction({ ...press('ArrowLeft'), altKey: true }, null)).toBeNull();
        expect(keyAction({ ...press('/'), ctrlKey: true }, null)).toBeNull();
        expect(keyAction({ ...press('?'), metaKey: true }, null)).toBeNull();
        expect(keyAction({ ...press('ArrowLeft'), defaultPrevented: true }, null)).toBeNull();
    });

    it('leave Escape to a menu or a list of choices that is open', () => {
        for (const open of ['[role=menu]', '[role=menu] *', '[role=listbox] *'])
            expect(keyAction(press('Escape'), element(open))).toBeNull();
    });

    it('mean nothing when they are none of ours', () => {
        for (const key of ['a', 'n', 'p']) expect(keyAction(press(key), null)).toBeNull();
    });
});
