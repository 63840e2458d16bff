import { expect, test } from 'vitest';
import { Dialogs } from './dialogs.svelte.ts';

test('a dialog opens in place of another', () => {
    const dialogs = new Dialogs();
    dialogs.open('settings');
    dialogs.toggle('spotify', true);
    expect([dialogs.isOpen('settings'), dialogs.isOpen('spotify')]).toEqual([false, true]);
});

test('one that has given way does not close what took its place', () => {
    const dialogs = new Dialogs();
    dialogs.open('settings');
    dialogs.open('privacy');
    dialogs.toggle('settings', false);
    expect(dialogs.isOpen('privacy')).toBe(true);
    dialogs.close();
    expect(dialogs.isOpen('privacy')).toBe(false);
});
