import type { LinkedFolder } from '../../folders/linked-folder.svelte.ts';
import { count, howManySongs, row, timeLeft, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

type Told = Pick<LinkedFolder, 'name' | 'state' | 'progress' | 'changedMeanwhile'>;

/** How a folder is, in a line; null where there is nothing to say. */
export function folderState({ name, state, progress: { found, left }, changedMeanwhile }: Told): string | null {
    if (state === 'looking') return words.folders.looking({ name, songs: howManySongs(found) });
    if (state === 'hearing' || state === 'paused' || state === 'low-battery')
        return words.folders[state]({ name, heard: count(found - left), total: count(found) });
    if (state !== 'resting') return words.folderProblems[state](name);
    return changedMeanwhile > 0
        ? words.text.labelled({ label: name, value: words.folders.changed(changedMeanwhile) })
        : null;
}

/** "6,128 new songs to hear, about 50 minutes left"; null where nothing is to be heard. */
export function folderRest({ state, progress: { left, secondsLeft } }: Told): string | null {
    if (state !== 'hearing' && state !== 'paused' && state !== 'low-battery') return null;
    const isTimed = state === 'hearing' && secondsLeft !== null;
    return row([words.folders.new(left), ...(isTimed ? [words.folders.left(timeLeft(secondsLeft))] : [])]);
}

/**
 * What is worth telling someone who does not see the folder's line, when it is in another state than before: that hearing
 * begins, stops or has ended, and what is wrong. Null where it is nothing: how far it is would be chatter.
 */
export function folderNews(
    folder: Told & { readonly index: { readonly songs: Parameters<typeof folderSongs>[0] } },
    before: LinkedFolder['state'] | undefined,
): string | null {
    const { name, state, index } = folder;
    if (state === before || state === 'looking') return null;
    if (state === 'resting')
        return before === 'hearing' ? words.text.labelled({ label: name, value: folderSongs(index.songs) }) : null;
    const rest = folderRest(folder);
    return [folderState(folder) ?? '', ...(rest === null ? [] : [rest])].reduce(together);
}

/** "4,212 songs, 3 gone". */
export const folderSongs = ({ there, gone }: { readonly there: number; readonly gone: number }): string =>
    row([howManySongs(there), ...(gone > 0 ? [words.folders.lost(gone)] : [])]);
