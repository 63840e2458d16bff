/** What is said of playlists that other programs have written. */
import type { FoundList, PlaylistImport } from '../../app/playlist-import.svelte.ts';
import { readingsOf } from '../../imports/segments.ts';
import { count, howManySongs, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** "Sets / Friday", with the folders that it stands in. */
export const nameOf = ({ name, folders }: FoundList): string => [...folders, name].join(' / ');

/** "18 of 20 songs found". */
export const foundWords = ({ entries, missing }: FoundList): string =>
    words.imports.found({ found: count(entries - missing.length), songs: howManySongs(entries) });

/** "Artist - Title: not in the library"; of a song without names that of its file. */
export function missingWords({ entry: { title, artist, place }, why }: FoundList['missing'][number]): string {
    const label =
        title === undefined ? (readingsOf(place)[0]?.at(-1) ?? place) : row([...(artist ? [artist] : []), title]);
    return words.text.labelled({ label, value: words.imports.why[why] });
}

export const problemWords = ({ fileName, reason }: PlaylistImport['problems'][number]): string =>
    words.text.labelled({ label: fileName, value: words.listProblems[reason] });
