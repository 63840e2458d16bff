/** Every word on the screen, in the language that is shown. */
import { catalogue } from './language.svelte.ts';
import { interfaceLanguages, type InterfaceLanguage } from '../app/interface-languages.ts';
import type { LanguageChoice } from '../app/settings.svelte.ts';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { bytes, count, list, songs } from './numbers.ts';

export * from './numbers.ts';
export * from './song-words.ts';
export * from './pwa-words.ts';
export * from './next-words.ts';
export * from './connection-words.ts';
export * from './later-words.ts';
export * from './how-well-words.ts';
export * from './paper-words.ts';

export const { app, offline, welcome, pick, drop, header, play, library, announce, keys, settings, text } = catalogue;
export const { queue, failures, pwa } = catalogue;
export const stages: Record<QueueItem['stage'], string> = catalogue.stages;

export const pageTitle = (song: string | undefined): string => (song === undefined ? app.name : app.pageTitle(song));

/** Files whose hearing was cut off when the page was left. */
export const interrupted = (fileNames: readonly string[]): string =>
    fileNames.length === 1 ? library.interruptedOne(fileNames[0] ?? '') : library.interrupted(fileNames.length);

interface Summary {
    readonly done: number;
    readonly total: number;
    readonly failed: number;
}

export function queueSummary({ done, total, failed }: Summary, active: boolean): string {
    if (!active) return queue.failed(failed);
    return total === 1 ? queue.one : queue.under({ heard: count(done + failed), total: count(total) });
}

/** Of the screen; each language calls itself by its own name. */
export const languageChoices = (): Record<LanguageChoice, string> => ({
    browser: settings.asBrowser,
    ...(Object.fromEntries(Object.entries(interfaceLanguages).map(([tag, { name }]) => [tag, name])) as Record<
        InterfaceLanguage,
        string
    >),
});

/** The keys of the keyboard and what they do. */
export const keyList = (): readonly (readonly [keys: readonly string[], meaning: string])[] => [
    [[keys.space], keys.play],
    [['←', '→'], keys.seek],
    [['↑', '↓'], keys.move],
    [[keys.delete], keys.remove],
    [['/'], keys.search],
    [['?'], keys.list],
    [[keys.escape], keys.close],
];

export const backendInUse = (backend: 'webgpu' | 'wasm', patchMillis: number): string =>
    settings.backendInUse({ backend: settings.backends[backend], millis: count(Math.max(1, Math.round(patchMillis))) });

/** `usedBytes`: of all that Segue keeps and the app itself; null where the browser does not tell. */
export const stored = (tracks: number, usedBytes: number | null): string =>
    usedBytes === null
        ? settings.stored(songs(tracks))
        : settings.storedOf({ songs: songs(tracks), size: bytes(usedBytes) });

/** "Genres: rock and jazz". */
export const labelled = (label: string, values: readonly string[]): string =>
    text.labelled({ label, value: list(values) });
