/** A question in YouTube's terms, https://developers.google.com/youtube/v3/docs/search/list */
import type { Language } from '../../flow.ts';
import type { Filters, TimeWindow } from '../filters.ts';
import { familyOf, serviceNames } from '../../vocabulary.ts';
import { typedFor, typedTags, wordsOfLanguage } from '../genre-words.ts';
import { isoDay, windowStart } from '../matching/release-date.ts';
import type { Link } from '../source.ts';

const api = 'https://www.googleapis.com/youtube/v3/';
const musicCategory = '10';

const relevanceLanguages: Readonly<Record<Language, string>> = {
    en: 'en',
    ja: 'ja',
    ko: 'ko',
    zh: 'zh-Hans',
    ru: 'ru',
};

/** The filter of the page of results: uploaded this week, month, year. */
const pageFilters: Readonly<Record<TimeWindow, string | null>> = {
    any: null,
    week: 'EgQIAxAB',
    month: 'EgQIBBAB',
    year: 'EgQIBRAB',
};

export interface Search {
    readonly address: URL;
    /** The same from day to day. */
    readonly cacheKey: string;
}

/** Time is asked for by the day of upload: the service knows no other. */
export function searchFor(filters: Filters, { key, now }: { readonly key: string; readonly now: number }): Search {
    const { language, time, genres } = filters;
    const query = new URLSearchParams({
        part: 'snippet',
        type: 'video',
        videoCategoryId: musicCategory,
        videoEmbeddable: 'true',
        maxResults: '50',
        order: 'relevance',
        q: wordsFor(filters),
    });
    if (language !== 'any' && language !== 'none') query.set('relevanceLanguage', relevanceLanguages[language]);
    const [topic, ...others] = new Set(genres.map(({ genre }) => topicOf(genre)));
    // Beside a genre that is not of it, a topic would shut that one out.
    if (topic != null && others.length === 0) query.set('topicId', topic);
    const cacheKey = `search ${time} ${query}`;
    const start = windowStart(time, now);
    if (start) query.set('publishedAfter', `${isoDay(start)}T00:00:00Z`);
    query.set('key', key);
    return { address: new URL(`search?${query}`, api), cacheKey };
}

/** For at most 50 videos. */
export function videosAddress(videoIds: readonly string[], key: string): URL {
    const query = new URLSearchParams({ part: 'snippet,contentDetails,status', id: videoIds.join(','), key });
    return new URL(`videos?${query}`, api);
}

/** Pages of results for the whole question, then for each of its genres. */
export function pageLinks(filters: Filters): readonly Link[] {
    const { genres, time } = filters;
    const questions =
        genres.length > 1 ? [filters, ...genres.map((genre) => ({ ...filters, genres: [genre] }))] : [filters];
    return questions.map((question) => {
        const words = wordsFor(question);
        const address = new URL('https://www.youtube.com/results');
        address.searchParams.set('search_query', words);
        const filter = pageFilters[time];
        if (filter !== null) address.searchParams.set('sp', filter);
        return { service: 'youtube', address: address.href, words };
    });
}

/** A style without a topic of its own is of its family's, unless that says too little or too much of it; null: there is none. */
function topicOf(genre: string): string | null {
    const { youtube } = serviceNames(genre);
    return youtube === undefined ? (serviceNames(familyOf(genre) ?? '').youtube ?? null) : youtube;
}

/** The genres, heaviest first, as people of the language call them; then the moods and tags. */
export function wordsFor({ language, genres, tags }: Filters): string {
    const words = [...genres.map(({ genre }) => typedFor(genre, language)), ...typedTags({ tags, language })];
    const [ofLanguage] = wordsOfLanguage(language);
    // Words for a genre are in its language already; that nobody sings is another matter.
    if (ofLanguage !== undefined && (genres.length === 0 || language === 'none')) words.push(ofLanguage);
    return [...new Set(words)].join(' ') || 'music';
}
