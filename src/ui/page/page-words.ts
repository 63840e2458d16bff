import type { ScreenName } from '../../app/screen.svelte.ts';
import type { Track } from '../../flow.ts';
import { howManySongs } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

export function pageTitle(screen: ScreenName, song: string | undefined): string {
    const names: Readonly<Partial<Record<ScreenName, string>>> = {
        set: words.sets.label,
        table: words.library.label,
        map: words.map.title,
        tags: words.tagging.title,
        duplicates: words.duplicates.title,
        labels: words.labels.title,
        live: words.live.title,
    };
    const name = names[screen] ?? song;
    return name === undefined ? words.app.name : words.app.pageTitle(name);
}

/** Files whose hearing was cut off when the page was left. */
export const interruptedWords = (fileNames: readonly string[]): string =>
    fileNames.length === 1
        ? words.library.interruptedOne(fileNames[0] ?? '')
        : words.library.interrupted(fileNames.length);

/** Of at least one song. */
export const removedWords = (tracks: readonly Track[]): string =>
    tracks.length === 1
        ? words.library.removed(tracks[0]?.title ?? '')
        : words.library.removedSeveral(howManySongs(tracks.length));
