import type { Language } from '../../flow.ts';
import type { Filters } from '../filters.ts';
import { isoDay, windowStart } from '../matching/release-date.ts';
import { tagsOfGenre } from './genre-tags.ts';

/** ISO 639-3, as MusicBrainz names the language of a release; releases without words are of the language zxx. */
export const languageCodes = { en: 'eng', ja: 'jpn', ko: 'kor', zh: 'zho', ru: 'rus', none: 'zxx' } as const;

/** What its editors tag music of a language with; English goes without saying. */
const languageTags: Readonly<Record<Language | 'none', readonly string[]>> = {
    en: [],
    ja: ['japanese', 'j-pop', 'j-rock'],
    ko: ['korean', 'k-pop'],
    zh: ['chinese', 'mandopop', 'cantopop'],
    ru: ['russian', 'russian rock'],
    none: ['instrumental'],
};

/** So much more than the lightest of the genres that those of the language come before the others. */
const languageBoost = 4;

/**
 * The filters as a Lucene query over release groups, https://musicbrainz.org/doc/Indexed_Search_Syntax: any of the genres,
 * heavier ones first, and all else that is asked for. Groups carry no language: what is tagged with it comes first. `now` in
 * milliseconds since 1970.
 */
export function groupQuery({ genres, tags, language, time }: Filters, now: number): string {
    const anyGenre = genres.flatMap(({ genre, weight }) =>
        tagsOfGenre(genre).map((tag) => tagged(tag) + (genres.length > 1 ? `^${boost(weight)}` : '')),
    );
    const ofLanguage = language === 'any' ? [] : languageTags[language].map(tagged);
    const start = windowStart(time, now);
    const first = ofLanguage.map((tag) => `${tag}^${languageBoost}`);
    const clauses = [
        anyGenre.length > 1 ? `(${anyGenre.join(' OR ')})` : anyGenre[0],
        // True of all, and of those most.
        first.length > 0 && `(${[...first, 'status:official'].join(' OR ')})`,
        ...tags.map(tagged),
        start && `firstreleasedate:[${isoDay(start)} TO ${isoDay(new Date(now))}]`,
        'status:official',
    ];
    return clauses.filter((clause) => typeof clause === 'string').join(' AND ');
}

/** Those of the groups that have a release of the language. */
export const declaredQuery = (ids: readonly string[], language: Language | 'none'): string =>
    `${ofGroups(ids)} AND lang:${languageCodes[language]}`;

export const ofGroups = (ids: readonly string[]): string => `(${ids.map((id) => `rgid:"${id}"`).join(' OR ')})`;

/** In a phrase only quotes and backslashes mean something. */
const tagged = (tag: string): string => `tag:"${tag.replace(/["\\]/g, '\\$&')}"`;

/** Lucene wants a positive number. */
const boost = (weight: number): string => Math.max(0.01, weight).toFixed(2);
