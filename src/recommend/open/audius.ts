import type { Recommendation } from '../recommendation.ts';
import { interleaved } from '../apportionment.ts';
import { remarksOn, type HttpClient, type HttpResult } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import { listedAs, typedFor, typedTags, wordsOfLanguage } from '../genre-words.ts';
import type { Answer } from '../source.ts';
import { appName, audiusSong, tracksSchema, type AudiusTrack } from './audius-track.ts';
import type { Catalogue } from './catalogue.ts';

interface Parts {
    readonly http: HttpClient;
    readonly now: () => number;
}

/** As many as it gives at once. */
const limit = '100';
/** The addresses of sound that it gives are good for two days. */
const maxAgeSeconds = 60 * 60;

/**
 * Whole songs that artists put there themselves: what its search has of a genre, the latest where a time is asked for and the most
 * played otherwise; with a language also what it finds by the genre's words in that language. Dates and languages are filtered here.
 */
export function createAudius({ http, now }: Parts): Catalogue {
    return {
        link(filters) {
            const words = searchWords(questionsOf(filters)[0]?.genre, filters).join(' ');
            const address = `https://audius.co/search?${new URLSearchParams({ query: words })}`;
            return { service: 'audius', address, words };
        },
        sentWords: (filters) => questionsOf(filters).flatMap(({ genre }) => searchWords(genre, filters)),
        async *recommend(filters, { signal, cachedOnly }): AsyncGenerator<Answer> {
            const questions = questionsOf(filters).flatMap(({ genre, weight }) =>
                addressesFor(genre, filters).map((address) => ({ address, genre, weight })),
            );
            const lists = await Promise.all(
                questions.map(async ({ address, genre, weight }) => {
                    const request = { service: 'audius', address, schema: tracksSchema, signal } as const;
                    const result = await http.request({ ...request, maxAgeSeconds, cachedOnly });
                    const tracks = result.ok ? result.value.data : [];
                    return { result, weight, items: tracks.flatMap((track) => songOf(track, genre, filters, now())) };
                }),
            );
            // A list that another question shares is no answer to this one.
            if (cachedOnly && !lists[0]?.result.ok) return;
            yield* told(lists.map(({ result }) => result));
            for (const song of withoutTwins(interleaved(lists))) yield { kind: 'song', song };
        },
    };
}

/** One for each genre, the heaviest first; one of any where none is asked for. */
function questionsOf({ genres }: Filters): readonly { readonly genre: string | undefined; readonly weight: number }[] {
    return genres.length > 0 ? genres : [{ genre: undefined, weight: 1 }];
}

/** A song of another genre is left out, where Audius has a name for the asked one. */
function songOf(
    track: AudiusTrack,
    genre: string | undefined,
    filters: Filters,
    now: number,
): readonly Recommendation[] {
    const listed = genre === undefined ? null : listedAs(genre, 'audius');
    const isListed = listed !== null && track.genre !== undefined && listed.names.includes(track.genre);
    if (listed && track.genre !== undefined && !isListed) return [];
    const song = audiusSong(track, isListed ? listed.genre : undefined, filters, now);
    return song ? [song] : [];
}

/** What two lists have is told once. */
function withoutTwins(songs: readonly Recommendation[]): readonly Recommendation[] {
    const firsts = new Map(songs.toReversed().map((song) => [song.id, song]));
    return songs.filter((song) => firsts.get(song.id) === song);
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

/**
 * Of a language its words are found in few titles, and its script in few songs of a genre: both are asked. So are the words of a
 * style that is listed with its family, among the songs of that.
 */
function addressesFor(genre: string | undefined, filters: Filters): readonly URL[] {
    const { language } = filters;
    const listed = genre === undefined ? null : listedAs(genre, 'audius');
    const words = searchWords(genre, filters).join(' ');
    if (genre !== undefined && !listed) return [searchFor(words, [], filters)];
    const ofList = [...(language === 'none' ? wordsOfLanguage(language).slice(0, 1) : []), ...typedTags(filters)].join(
        ' ',
    );
    const byGenre = searchFor(ofList, listed?.names ?? [], filters);
    if (!['any', 'en', 'none'].includes(language)) return [searchFor(words, [], filters), byGenre];
    return listed && listed.genre !== genre ? [searchFor(words, listed.names, filters), byGenre] : [byGenre];
}

function searchFor(query: string, genres: readonly string[], { time }: Filters): URL {
    const search = new URLSearchParams([
        ...(query === '' ? [] : [['query', query]]),
        ...genres.map((genre) => ['genre', genre]),
        ['sort_method', time === 'any' ? 'popular' : 'recent'],
        ['limit', limit],
        ['app_name', appName],
    ]);
    return new URL(`https://api.audius.co/v1/tracks/search?${search}`);
}

function searchWords(genre: string | undefined, filters: Filters): readonly string[] {
    const { language } = filters;
    const ofLanguage = genre === undefined || language === 'none' ? wordsOfLanguage(language).slice(0, 1) : [];
    return [...(genre === undefined ? [] : [typedFor(genre, language)]), ...ofLanguage, ...typedTags(filters)];
}
