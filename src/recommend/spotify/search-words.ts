/** What is asked of Spotify's search, in its own language of field filters. */
import type { Filters, TimeWindow } from '../filters.ts';
import { serviceNames, familyOf } from '../../vocabulary.ts';
import { englishName, typedFor, typedTags, wordsOfLanguage } from '../genre-words.ts';
import { windowStart } from '../matching/release-date.ts';

/** One way to ask. */
export interface Search {
    readonly words: string;
    /** What Spotify itself files the answers under; null for words that may stand anywhere. */
    readonly genre: string | null;
}

/** Its names for genres of a language begin so, where it has none of their own. */
const adjectives = { ja: 'japanese', ko: 'korean', zh: 'chinese', ru: 'russian' } as const;

/**
 * The ways to ask for a genre (null: any), to be tried in order until one finds something: by the genre that Spotify knows,
 * which is its best effort and may be empty, then by the words that people of the language use. A style that Spotify does not
 * know is asked for by its words among the songs of its family.
 */
export function searchesFor(genre: string | null, filters: Filters, now: number): readonly Search[] {
    return waysToAsk(genre, filters, now).map(({ parts, filed }) => ({ words: parts.join(' '), genre: filed }));
}

/** The words of all of these, whatever field they stand in; years stand for the time that is asked for. */
export function sentWords(genre: string | null, filters: Filters, now: number): readonly string[] {
    const parts = waysToAsk(genre, filters, now).flatMap((way) => way.parts);
    const said = parts.filter((part) => !part.startsWith('year:'));
    return said.length > 0 ? said.map((part) => /^genre:"(.*)"$/.exec(part)?.[1] ?? part) : parts;
}

interface Way {
    readonly parts: readonly string[];
    readonly filed: string | null;
}

function waysToAsk(genre: string | null, filters: Filters, now: number): readonly Way[] {
    const { language, time } = filters;
    const rest = [
        ...(language === 'none' ? wordsOfLanguage('none').slice(0, 1) : []),
        ...typedTags(filters),
        ...yearsOf(time, now),
    ];
    const way = (first: readonly string[], filed: string | null): Way => ({ parts: [...first, ...rest], filed });
    if (genre !== null) {
        const typed = typedFor(genre, language);
        const filed = filedUnder(genre);
        const field = `genre:"${spotifyGenre(filed, language)}"`;
        return [way(filed === genre ? [field] : [field, typed], filed), way([typed], null)];
    }
    const words = language === 'none' ? [] : wordsOfLanguage(language).slice(0, 1);
    if (words.length + rest.length > 0) return [way(words, null)];
    // Spotify wants at least one word: every song has a year.
    return [way([`year:1900-${yearOf(now)}`], null)];
}

/** Beside `tag:new`, with which Spotify knows no genres: words of the genre in the language, and the tags. */
export function newAlbumWords(genre: string | null, filters: Filters): readonly string[] {
    const { language } = filters;
    const ofLanguage = language === 'none' || genre === null ? wordsOfLanguage(language).slice(0, 1) : [];
    return [...(genre === null ? [] : [typedFor(genre, language)]), ...ofLanguage, ...typedTags(filters)];
}

/** The words that the listener would type for it, without a genre's field, which few know of. */
export function typedWords(genre: string | null, filters: Filters, now: number): string {
    return searchesFor(genre, filters, now).at(-1)?.words ?? '';
}

function filedUnder(genre: string): string {
    return serviceNames(genre).spotify === null ? (familyOf(genre) ?? genre) : genre;
}

function spotifyGenre(genre: string, language: Filters['language']): string {
    const names = serviceNames(genre).spotify ?? {};
    const name = names.any ?? englishName(genre);
    if (language === 'any' || language === 'none' || language === 'en') return name;
    return names[language] ?? `${adjectives[language]} ${name}`;
}

/** Spotify filters by years only. */
function yearsOf(time: TimeWindow, now: number): readonly string[] {
    const start = windowStart(time, now);
    if (!start) return [];
    const [first, last] = [start.getUTCFullYear(), yearOf(now)];
    return [first === last ? `year:${last}` : `year:${first}-${last}`];
}

const yearOf = (now: number): number => new Date(now).getUTCFullYear();
