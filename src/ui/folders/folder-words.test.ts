import { describe, expect, test } from 'vitest';
import type { LinkedFolder } from '../../folders/linked-folder.svelte.ts';
import { words } from '../words/language.svelte.ts';
import { folderNews } from './folder-words.ts';

const folder = (state: LinkedFolder['state']) => ({
    name: 'Music',
    state,
    progress: { found: 10, left: 4, secondsLeft: 120 },
    changedMeanwhile: 0,
    index: { songs: { there: 10, gone: 1 } },
});

describe('what is told of a folder to those who do not see it', () => {
    test('that its songs begin to be heard, how many they are and about how long it takes', () => {
        expect(folderNews(folder('hearing'), 'resting')).toMatch(/Music.*6.*10.* 4 .*2 minutes/);
    });

    test('how many songs it has when they are heard', () => {
        expect(folderNews(folder('resting'), 'hearing')).toMatch(/^Music: 10 songs/);
    });

    test('what is wrong with it', () => {
        expect(folderNews(folder('not-permitted'), undefined)).toBe(words.folderProblems['not-permitted']('Music'));
    });

    test('nothing while it stays as it was, is looked through, or nothing came of that', () => {
        expect(folderNews(folder('hearing'), 'hearing')).toBeNull();
        expect(folderNews(folder('looking'), 'resting')).toBeNull();
        expect(folderNews(folder('resting'), undefined)).toBeNull();
        expect(folderNews(folder('resting'), 'not-permitted')).toBeNull();
    });
});
