import type { Filters } from '../filters.ts';
import { isoDay, windowStart } from '../matching/release-date.ts';
import { genreTag } from './genre-tags.ts';

/** ISO 639-3, as MusicBrainz names the language of a release. */
const languageCodes = { en: 'eng', ja: 'jpn', ko: 'kor', zh: 'zho', ru: 'rus' } as const;

/**
 * The filters as a Lucene query over releases, https://musicbrainz.org/doc/Indexed_Search_Syntax: any of the genres,
 * heavier ones first, and all else that is asked for. `now` in milliseconds since 1970.
 */
export function releaseQuery({ genres, tags, language, time }: Filters, now: number): string {
    const isMixed = genres.length > 1;
    const anyGenre = genres.map(({ genre, weight }) => tagged(genreTag(genre)) + (isMixed ? `^${boost(weight)}` : ''));
    const start = windowStart(time, now);
    const clauses = [
        isMixed ? `(${anyGenre.join(' OR ')})` : anyGenre[0],
        ...tags.map(tagged),
        // Releases without words are of the language zxx.
        language === 'none' && `(lang:zxx OR ${tagged('instrumental')})`,
        language !== 'none' && language !== 'any' && `lang:${languageCodes[language]}`,
        start && `date:[${isoDay(start)} TO ${isoDay(new Date(now))}]`,
        'status:official',
    ];
    return clauses.filter((clause) => typeof clause === 'string').join(' AND ');
}

/** In a phrase only quotes and backslashes mean something. */
const tagged = (tag: string): string => `tag:"${tag.replace(/["\\]/g, '\\$&')}"`;

/** Lucene wants a positive number. */
const boost = (weight: number): string => Math.max(0.01, weight).toFixed(2);
