import type { LinkedFolder } from '../../folders/linked-folder.svelte.ts';
import { count, howManySongs, row, timeLeft } from '../words/format.ts';
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

/** "4,212 songs, 3 gone". */
export const folderSongs = ({ there, gone }: { readonly there: number; readonly gone: number }): string =>
    row([howManySongs(there), ...(gone > 0 ? [words.folders.lost(gone)] : [])]);
