/** What records of the listener's own making (playlists, labels) have in common. */
import * as v from 'valibot';
import { cleanText } from '../audio/tags/clean-text.ts';
import { latestDate } from '../storage/kept-store.ts';

export const keptId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** As long as a library's file may bring it. */
export const longestText = 1000;
export const keptSongId = v.pipe(v.string(), v.minLength(1), v.maxLength(longestText));

/** One line, never empty. */
export const keptName = v.pipe(
    v.string(),
    v.transform((name) => cleanText(name) ?? ''),
    v.minLength(1),
);

/** Milliseconds since 1970. */
export const keptDate = v.pipe(v.number(), v.minValue(0), v.maxValue(latestDate));

/** Throws where nothing is left of the name without control characters: who asks for one sees to that. */
export function checkedName(name: string, what: string): string {
    const clean = cleanText(name);
    if (clean === undefined) throw new Error(`expected a name of ${what}, got an empty one`);
    return clean;
}
