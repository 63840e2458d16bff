/** Playlists that other programs have written: https://en.wikipedia.org/wiki/M3U, and rekordbox' XML. */
import type { ReadLists } from './list.ts';
import { readM3u } from './read-m3u.ts';
import { readRekordbox } from './read-rekordbox.ts';
import { textOfXml } from './text-of.ts';

/** A collection of 50,000 songs with their beat grids is half as large. */
export const mostListBytes = 128 * 1024 * 1024;
/** As many as a kept playlist may hold. */
const mostEntries = 100_000;

/** `languages` are the interface's (BCP 47): they tip in which encoding an old list is, where it does not tell. */
export async function readListFile(file: File, languages: readonly string[]): Promise<ReadLists> {
    if (file.size > mostListBytes) return { ok: false, reason: 'too-large' };
    let bytes: Uint8Array;
    try {
        bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
        return { ok: false, reason: 'unreadable-file' };
    }
    const read = /\.xml$/i.test(file.name) ? readXml(bytes) : readM3u(bytes, languages);
    if (!read.ok) return read;
    if (read.lists.some(({ entries }) => entries.length > mostEntries)) return { ok: false, reason: 'too-large' };
    const lists = read.lists.filter(({ entries }) => entries.length > 0);
    return lists.length > 0 ? { ok: true, lists } : { ok: false, reason: 'empty' };
}

function readXml(bytes: Uint8Array): ReadLists {
    const text = textOfXml(bytes);
    return text === null ? { ok: false, reason: 'damaged' } : readRekordbox(text);
}
