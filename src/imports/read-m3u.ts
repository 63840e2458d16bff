import { cleanText } from '../audio/tags/clean-text.ts';
import type { ListEntry, ReadLists } from './list.ts';
import { linesOfList } from './text-of.ts';

/** Before the first comma stand seconds, and what else some programs say, which may have commas in quotes. */
const aboutSong = /^#EXTINF:\s*(-?\d+(?:\.\d+)?)?(?:\s+[\w-]+="[^"]*"){0,50}[^,]*,(.*)$/i;
/** What begins so is something else under the name of a list, as a page that says that there is none. */
const ofOtherKind = /^(?:<!doctype|<html|<\?xml|\[playlist\]$|\{\s*(?:"|$))/i;
const listName = /^#PLAYLIST:(.*)$/i;
/** HTTP Live Streaming, RFC 8216. */
const ofStreamParts = /^#EXT-X-/i;

/** M3U and M3U8, extended or not; lines that begin with # and are unknown are passed over. */
export function readM3u(bytes: Uint8Array, languages: readonly string[]): ReadLists {
    const lines = linesOfList(bytes, languages);
    if (!lines || ofOtherKind.test(lines.find((line) => line.trim() !== '')?.trim() ?? ''))
        return { ok: false, reason: 'not-a-list' };
    const entries: ListEntry[] = [];
    let name = '';
    let about: Omit<ListEntry, 'place'> = {};
    for (const line of lines.map((one) => one.trim())) {
        if (ofStreamParts.test(line)) return { ok: false, reason: 'stream-parts' };
        const [, seconds, title] = aboutSong.exec(line) ?? [];
        if (title !== undefined) {
            about = { title: cleanText(title), durationSeconds: Number(seconds) > 0 ? Number(seconds) : undefined };
        } else if (line.startsWith('#')) {
            name ||= cleanText(listName.exec(line)?.[1]) ?? '';
        } else if (line !== '') {
            entries.push({ place: line, ...about });
            about = {};
        }
    }
    return { ok: true, lists: [{ name, folders: [], entries }] };
}
