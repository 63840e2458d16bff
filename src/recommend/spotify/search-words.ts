/** What is asked of Spotify's search, in its own language of field filters. */
import type { Filters, TimeWindow } from '../filters.ts';
import { genreWords, inEnglish, wordsOfLanguage } from '../genre-words.ts';
import { windowStart } from '../matching/release-date.ts';

/** One way to ask. */
export interface Search {
    readonly words: string;
    /** What Spotify itself files the answers under; null for words that may stand anywhere. */
    readonly genre: string | null;
}

/** More words than this find nothing. */
const mostTags = 3;

/** Where Spotify's name for a genre of a language is not the adjective and the genre. */
const ownNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ja: { pop: 'j-pop', rock: 'j-rock', hiphop: 'j-rap' },
    ko: { pop: 'k-pop', rock: 'k-rock', hiphop: 'k-rap' },
    zh: { pop: 'mandopop' },
};

/**
 * The ways to ask for a genre (null: any), to be tried in order until one finds something: by the genre that Spotify knows,
 * which is its best effort and may be empty, then by the words that people of the language use.
 */
export function searchesFor(genre: string | null, filters: Filters, now: number): readonly Search[] {
    const { language, time, tags } = filters;
    const rest = [
        ...(language === 'none' ? wordsOfLanguage('none').slice(0, 1) : []),
        ...tags.slice(0, mostTags),
        ...yearsOf(time, now),
    ];
    const search = (first: readonly string[], filed: string | null): Search => ({
        words: [...first, ...rest].join(' '),
        genre: filed,
    });
    if (genre !== null) {
        return [
            search([`genre:"${spotifyGenre(genre, language)}"`], genre),
            search(genreWords(genre, language).slice(0, 1), null),
        ];
    }
    const words = language === 'none' ? [] : wordsOfLanguage(language).slice(0, 1);
    if (words.length + rest.length > 0) return [search(words, null)];
    // Spotify wants at least one word: every song has a year.
    return [search([`year:1900-${yearOf(now)}`], null)];
}

/** Beside `tag:new`, with which Spotify knows no genres: words of the genre in the language, and the tags. */
export function newAlbumWords(genre: string | null, { language, tags }: Filters): readonly string[] {
    const ofLanguage = language === 'none' || genre === null ? wordsOfLanguage(language).slice(0, 1) : [];
    return [
        ...(genre === null ? [] : genreWords(genre, language).slice(0, 1)),
        ...ofLanguage,
        ...tags.slice(0, mostTags),
    ];
}

/** The words that the listener would type for it, without a genre's field, which few know of. */
export function typedWords(genre: string | null, filters: Filters, now: number): string {
    return searchesFor(genre, filters, now).at(-1)?.words ?? '';
}

function spotifyGenre(genre: string, language: Filters['language']): string {
    if (language === 'any' || language === 'none' || language === 'en') return genreWords(genre, 'en')[0];
    return ownNames[language]?.[genre] ?? inEnglish(genre, language);
}

/** Spotify filters by years only. */
function yearsOf(time: TimeWindow, now: number): readonly string[] {
    const start = windowStart(time, now);
    if (!start) return [];
    const [first, last] = [start.getUTCFullYear(), yearOf(now)];
    return [first === last ? `year:${last}` : `year:${first}-${last}`];
}

const yearOf = (now: number): number => new Date(now).getUTCFullYear();
