import { interfaceLanguages, type InterfaceLanguage } from '../../app/interface-languages.ts';
import type { LanguageChoice } from '../../app/settings.svelte.ts';
import { bytes, count, howManySongs } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** Of the screen; each language calls itself by its own name. */
export const languageChoices = (): Record<LanguageChoice, string> => ({
    browser: words.settings.asBrowser,
    ...(Object.fromEntries(Object.entries(interfaceLanguages).map(([tag, { name }]) => [tag, name])) as Record<
        InterfaceLanguage,
        string
    >),
});

/** The keys of the keyboard and what they do. */
export const keyList = (): readonly (readonly [keys: readonly string[], meaning: string])[] => [
    [[words.keys.space], words.keys.play],
    [['←', '→'], words.keys.seek],
    [['⇧N', '⇧P'], words.keys.skip],
    [['↑', '↓'], words.keys.move],
    [['↵'], words.keys.playFrom],
    [[words.keys.delete], words.keys.remove],
    [['Alt', '↑', '↓'], words.keys.reorder],
    [['Ctrl', 'Z'], words.keys.undo],
    [['← ↑ → ↓'], words.table.keys.cells],
    [['⇧ ↑', '⇧ ↓'], words.table.keys.range],
    [['Ctrl', 'A'], words.table.keys.all],
    [[words.keys.space], words.table.keys.toggle],
    [['↵'], words.table.keys.play],
    [['Ctrl', '↵'], words.table.keys.open],
    [[words.table.keys.letters], words.table.keys.letter],
    [['/'], words.keys.search],
    [['⇧L'], words.live.open],
    [['?'], words.keys.list],
    [[words.keys.escape], words.keys.close],
    [[words.keys.escape], words.keys.leave],
];

export const backendInUse = (backend: 'webgpu' | 'wasm', patchMillis: number): string =>
    words.settings.backendInUse({
        backend: words.settings.backends[backend],
        millis: count(Math.max(1, Math.round(patchMillis))),
    });

/** `usedBytes`: of all that Segue keeps and the app itself; null where the browser does not tell. */
export const stored = (tracks: number, usedBytes: number | null): string =>
    usedBytes === null
        ? words.settings.stored(howManySongs(tracks))
        : words.settings.storedOf({ songs: howManySongs(tracks), size: bytes(usedBytes) });
