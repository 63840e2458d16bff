import { bytes, count, howManySongs } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** "12, about 3 MB": entries and bytes. */
export const keptAmount = (entries: number, size: number): string =>
    words.privacy.amount({ entries: count(entries), size: bytes(size) });

export const eraseSure = (tracks: number): string =>
    tracks === 0 ? words.erasure.sure : words.erasure.sureOf(howManySongs(tracks));
