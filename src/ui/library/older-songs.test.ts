import { render } from 'svelte/server';
import { afterEach, expect, test } from 'vitest';
import { language } from '../words/language.svelte.ts';
import OlderSongs from './OlderSongs.svelte';

afterEach(() => language.show('en', []));

function said(count: number, atHand: readonly string[], without: number): string {
    const { body } = render(OlderSongs, { props: { songs: { count, atHand, without }, onhear: () => undefined } });
    return body
        .replace(/<!--.*?-->/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

test('one button hears all again, and what is not at hand is said', () => {
    expect(said(5, ['a', 'b', 'c'], 2)).toBe(
        '5 songs were heard by an older version. 2 of them are not at hand: drop their files again. Hear all again',
    );
    expect(said(1, ['a'], 0)).toBe('1 song was heard by an older version. Hear all again');
});

test('there is no button where nothing is at hand, or all waits to be heard, and nothing at all without such songs', () => {
    expect(said(2, [], 2)).toBe('2 songs were heard by an older version. Drop the files again to hear them anew.');
    expect(said(2, [], 0)).toBe('2 songs were heard by an older version.');
    expect(said(0, [], 0)).toBe('');
});

test.each(['ja', 'ko', 'zh', 'ru'] as const)('%s counts them', async (tag) => {
    await language.show(tag, []);
    expect(said(5, ['a'], 2)).toMatch(/5.*2/);
});
