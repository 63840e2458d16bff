import type { Recommendation } from '../recommendation.ts';
import { interleaved } from '../apportionment.ts';
import { remarksOn, type HttpClient, type HttpResult } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import { genreWords, wordsOfLanguage } from '../genre-words.ts';
import type { Answer } from '../source.ts';
import { audiusGenre, isOfGenre } from './audius-genres.ts';
import { appName, audiusSong, tracksSchema, type AudiusTrack } from './audius-track.ts';
import type { Catalogue } from './catalogue.ts';

interface Parts {
    readonly http: HttpClient;
    readonly now: () => number;
}

/** The heaviest ones; each is a request of its own. */
const mostGenres = 3;
const maxAgeSeconds = 60 * 60;

/** Audius counts the plays of that time, whenever the song was released. */
const playedIn = { any: 'allTime', week: 'week', month: 'month', year: 'year' } as const;

/**
 * Whole songs that artists put there themselves: what is played most of a genre; with a language or with tags, what its
 * search finds for the genre's words in that language and for the tags. Dates and languages are filtered here.
 */
export function createAudius({ http, now }: Parts): Catalogue {
    return {
        link(filters) {
            const words = searchWords(filters.genres[0]?.genre, filters);
            return {
                service: 'audius',
                address: `https://audius.co/search?${new URLSearchParams({ query: words })}`,
                words,
            };
        },
        async *recommend(filters, { signal, cachedOnly }): AsyncGenerator<Answer> {
            const genres = filters.genres.slice(0, mostGenres);
            const lists = await Promise.all(
                (genres.length > 0 ? genres : [{ genre: undefined, weight: 1 }]).map(async ({ genre, weight }) => {
                    const address = addressFor(genre, filters);
                    const schema = tracksSchema;
                    const result = await http.request({
                        service: 'audius',
                        address,
                        schema,
                        signal,
                        maxAgeSeconds,
                        cachedOnly,
                    });
                    const tracks = result.ok ? result.value.data : [];
                    return { result, weight, items: tracks.flatMap((track) => songOf(track, genre, filters, now())) };
                }),
            );
            yield* told(lists.map(({ result }) => result));
            for (const song of interleaved(lists)) yield { kind: 'song', song };
        },
    };
}

/** A song of another genre is left out, where Audius has a name for the asked one. */
function songOf(
    track: AudiusTrack,
    genre: string | undefined,
    filters: Filters,
    now: number,
): readonly Recommendation[] {
    const isListed = genre !== undefined && isOfGenre(track.genre, genre);
    const isNamed = track.genre !== undefined && genre !== undefined && audiusGenre(genre) !== null;
    if (isNamed && !isListed) return [];
    const song = audiusSong(track, isListed ? genre : undefined, filters, now);
    return song ? [song] : [];
}

/** One that fails in the same way as another is told once. */
function* told(lists: readonly HttpResult<unknown>[]): Generator<Answer> {
    const reasons = new Set<string>();
    for (const answer of lists.flatMap((result) => [...remarksOn(result)])) {
        if (answer.kind === 'trouble' && reasons.has(answer.trouble.reason)) continue;
        if (answer.kind === 'trouble') reasons.add(answer.trouble.reason);
        yield answer;
    }
}

function addressFor(genre: string | undefined, filters: Filters): URL {
    const { language, tags, time } = filters;
    const listed = genre === undefined ? undefined : audiusGenre(genre);
    const isByWords = listed === null || tags.length > 0 || (language !== 'any' && language !== 'en');
    const question = isByWords
        ? { query: searchWords(genre, filters) }
        : { ...(listed !== undefined && { genre: listed }), time: playedIn[time] };
    const search = new URLSearchParams({ ...question, app_name: appName });
    return new URL(`https://api.audius.co/v1/tracks/${isByWords ? 'search' : 'trending'}?${search}`);
}

function searchWords(genre: string | undefined, { language, tags }: Filters): string {
    const ofLanguage = genre === undefined || language === 'none' ? wordsOfLanguage(language).slice(0, 1) : [];
    return [...(genre === undefined ? [] : [genreWords(genre, language)[0]]), ...ofLanguage, ...tags].join(' ');
}
