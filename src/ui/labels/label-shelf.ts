/** Own labels among the genres by which the library is filtered. */
import type { Track } from '../../flow.ts';
import { holdingOf } from '../../labels/holding.ts';
import type { Labels } from '../../labels/labels.svelte.ts';

const prefix = 'label ';

/** As the shelf of a label is chosen. */
export const labelShelf = (id: string): string => `${prefix}${id}`;

/** The shelf where it is none of a label's; null is none. */
export const genreShelf = (shelf: string): string | null => (shelf.startsWith(prefix) ? null : shelf || null);

/** The songs of a shelf that is a label's, and the shelf that is left to filter by; null is none. A label that is gone filters nothing. */
export function onShelf(
    tracks: readonly Track[],
    shelf: string,
    labels: Labels,
): { readonly tracks: readonly Track[]; readonly genre: string | null } {
    if (!shelf.startsWith(prefix)) return { tracks, genre: genreShelf(shelf) };
    const label = labels.get(shelf.slice(prefix.length));
    return { tracks: label ? tracks.filter((track) => holdingOf(label, track) !== null) : tracks, genre: null };
}
