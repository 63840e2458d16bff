import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { Settings } from './settings.svelte.ts';

let kept: MemoryStorage;

beforeEach(() => {
    kept = new MemoryStorage();
    vi.stubGlobal('localStorage', kept);
});

afterEach(() => void vi.unstubAllGlobals());

test('a first visit follows the system and chooses the backend by itself', () => {
    const settings = new Settings();
    expect([settings.theme, settings.backend]).toEqual(['system', 'automatic']);
});

test('choices survive a reload', () => {
    const settings = new Settings();
    settings.theme = 'dark';
    settings.backend = 'wasm';
    expect([settings.theme, settings.backend]).toEqual(['dark', 'wasm']);
    const reloaded = new Settings();
    expect([reloaded.theme, reloaded.backend]).toEqual(['dark', 'wasm']);
});

test('keys are written as musicians do until another notation is chosen, which stays', () => {
    expect(new Settings().keyNotation).toBe('musical');
    new Settings().keyNotation = 'open-key';
    expect(new Settings().keyNotation).toBe('open-key');
});

test('the columns of the table, and their order, stay as they were chosen', () => {
    expect(new Settings().hiddenColumns).toEqual([]);
    expect(new Settings().tableOrder).toEqual([{ column: 'added', isDescending: true }]);
    const keys = [
        { column: 'style', isDescending: false },
        { column: 'tempo', isDescending: true },
    ] as const;
    new Settings().hiddenColumns = ['year', 'mood'];
    new Settings().tableOrder = keys;
    expect([new Settings().hiddenColumns, new Settings().tableOrder]).toEqual([['year', 'mood'], keys]);
    for (const [key, text] of kept) kept.set(key, text.replace('mood', 'smell'));
    expect(new Settings().hiddenColumns).toEqual([]);
    expect(new Settings().tableOrder).toEqual(keys);
});

test('a second hearing is off until it is switched on, and stays on', () => {
    const settings = new Settings();
    expect(settings.asThePaper).toBe(false);
    settings.asThePaper = true;
    expect([settings.asThePaper, new Settings().asThePaper]).toEqual([true, true]);
});

test('songs flow into each other until it is switched off, and stay off', () => {
    const settings = new Settings();
    expect(settings.songsFlow).toBe(true);
    settings.songsFlow = false;
    expect([settings.songsFlow, new Settings().songsFlow]).toEqual([false, false]);
});

test('language and time last, and one that is broken leaves the other', () => {
    expect(new Settings().lasting).toEqual({ language: 'any', time: 'any' });
    new Settings().lasting = { language: 'ja', time: 'month' };
    expect(new Settings().lasting).toEqual({ language: 'ja', time: 'month' });
    for (const [key, text] of kept) kept.set(key, text.replace('ja', 'tlh'));
    expect(new Settings().lasting).toEqual({ language: 'any', time: 'month' });
});

test.each([['not JSON'], ['null'], ['"dark"'], ['{"theme":"pink","backend":"webgl"}']])(
    'what is kept as %s counts as a first visit',
    (text) => {
        new Settings().theme = 'dark';
        for (const key of kept.keys()) kept.set(key, text);
        const settings = new Settings();
        expect([settings.theme, settings.backend]).toEqual(['system', 'automatic']);
    },
);

test('one broken choice leaves the other', () => {
    new Settings().theme = 'dark';
    for (const key of kept.keys()) kept.set(key, '{"theme":"light","backend":"webgl"}');
    const settings = new Settings();
    expect([settings.theme, settings.backend]).toEqual(['light', 'automatic']);
});

test('where the browser keeps nothing, a choice holds for the visit', () => {
    vi.stubGlobal('localStorage', blockedStorage);
    const settings = new Settings();
    settings.theme = 'light';
    expect(settings.theme).toBe('light');
});

test('the language of the screen follows the browser until it is chosen, apart from that of songs', () => {
    expect(new Settings().interfaceLanguage).toBe('browser');
    new Settings().interfaceLanguage = 'ru';
    expect(new Settings().interfaceLanguage).toBe('ru');
    expect(new Settings().lasting.language).toBe('any');
    for (const [key, text] of kept) kept.set(key, text.replace('ru', 'tlh'));
    expect(new Settings().interfaceLanguage).toBe('browser');
});
