import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import type { Labels } from '../../labels/labels.svelte.ts';
import { matching } from '../../library/browse.ts';
import { onShelf } from '../labels/label-shelf.ts';
import type { LibraryView } from './library-view.svelte.ts';

/** Those that the library's search and filter leave, what fits a question best first; the same list where nothing is asked. */
export function songsLeft(
    tracks: readonly Track[],
    { search, genre, query }: LibraryView,
    { labels, contract }: { readonly labels: Labels; readonly contract: Contract },
): readonly Track[] {
    const shelf = onShelf(tracks, genre, labels);
    return query?.asking.found ?? matching(shelf.tracks, { search, genre: shelf.genre }, contract);
}
