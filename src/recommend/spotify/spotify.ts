import type { HttpClient } from '../http/http-client.ts';
import { remarksOn } from '../http/http-client.ts';
import { apportioned, interleavedAsTheyCome } from '../apportionment.ts';
import type { Filters } from '../filters.ts';
import type { Answer, Link, Source, TroubleReason } from '../source.ts';
import { createSpotifyApi, type SpotifyApi } from './api.ts';
import type { SpotifyConnection } from './connection.svelte.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { songsOfNewAlbums } from './new-albums.ts';
import { saveAsPlaylist } from './playlist.ts';
import { type Search, searchesFor, sentWords, typedWords } from './search-words.ts';
import { pageSchema, releaseDateOf, toRecommendation } from './tracks.ts';

interface Parts {
    readonly http: HttpClient;
    readonly connection: SpotifyConnection;
    readonly now?: () => number;
    /** Rejects with the signal's reason. */
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/** The most that a search may give at once, since November 2026. */
const pageLength = 10;
const mostPages = 4;
const maxAgeSeconds = 3600;

/** What is wrong with one answer and not with the next. */
const passing: readonly TroubleReason[] = ['unintelligible', 'refused'];

/**
 * Spotify's search, with the listener's consent: four requests a question, one at a time, or one a genre where there are more, heavier genres with more pages, and
 * one more for each genre that Spotify does not know by its name. Songs of the last week are looked for among new albums too.
 */
export function createSpotify({ http, connection, now = Date.now, ...parts }: Parts) {
    const api = createSpotifyApi({ http, connection, ...parts });
    return {
        connection,
        links: (_seeds, filters) => linksFor(filters, now()),
        sentWords: (_seeds, filters) => genresOf(filters).flatMap(({ genre }) => sentWords(genre, filters, now())),
        async *recommend(_seeds, filters, { signal, cachedOnly = false }) {
            if (connection.state === 'none') return;
            const told = new Set<TroubleReason>();
            let isOver = cachedOnly;
            const genres = genresOf(filters);
            const pages = apportioned(
                genres.map(({ weight }) => weight),
                mostPages,
            );
            const asked = { api, filters, now, signal, isOver: () => isOver };
            const lists = genres.map(({ genre, weight }, index) => {
                const searches = searchesFor(genre, filters, now());
                return { weight, items: songsOf({ ...asked, searches, mostPages: pages[index] ?? 1 }) };
            });
            const [heaviest] = genres;
            const ofNewAlbums =
                filters.time === 'week' && heaviest
                    ? [{ weight: heaviest.weight / 2, items: songsOfNewAlbums({ ...asked, genre: heaviest.genre }) }]
                    : [];
            for await (const answer of interleavedAsTheyCome(
                [...lists, ...ofNewAlbums],
                ({ kind }) => kind === 'song',
            )) {
                if (answer.kind === 'trouble') {
                    const { reason } = answer.trouble;
                    isOver ||= !passing.includes(reason);
                    if (told.has(reason)) continue;
                    told.add(reason);
                }
                yield answer;
            }
        },
        saveAsPlaylist: (playlist) => saveAsPlaylist(api, playlist),
    } satisfies Source;
}

function linksFor(filters: Filters, now: number): readonly Link[] {
    const searches = genresOf(filters).map(({ genre }) => typedWords(genre, filters, now));
    return [...new Set(searches)].map((words) => ({
        service: 'spotify',
        address: `https://open.spotify.com/search/${encodeURIComponent(words)}`,
        words,
    }));
}

interface WeightedOrAny {
    readonly genre: string | null;
    readonly weight: number;
}

function genresOf({ genres }: Filters): readonly WeightedOrAny[] {
    return genres.length > 0 ? genres : [{ genre: null, weight: 1 }];
}

interface Query {
    readonly api: SpotifyApi;
    readonly searches: readonly Search[];
    readonly filters: Filters;
    readonly now: () => number;
    readonly signal: AbortSignal;
    /** From now on only what is kept. */
    readonly isOver: () => boolean;
    readonly mostPages: number;
}

/** The songs of one genre, page after page, by the first way to ask that finds anything that passes the filters. */
async function* songsOf({ searches, mostPages, ...query }: Query): AsyncGenerator<Answer, undefined> {
    for (const search of searches) {
        let passed = 0;
        for (let page = 0; page < mostPages; page += 1) {
            const result = await askPage(search.words, page, query);
            yield* remarksOn(result);
            if (!result.ok) return;
            for (const track of result.value.tracks) {
                if (!track.is_playable) continue;
                const song = toRecommendation(track);
                const released = releaseDateOf(track) ?? undefined;
                const listed = { ...song, released, genre: search.genre ?? undefined };
                const judgements = judgeListed(listed, query.filters, query.now());
                if (!judgements) continue;
                passed += 1;
                yield { kind: 'song', song: { ...song, judgements } };
            }
            if (result.value.count < pageLength) break;
        }
        if (passed > 0) return;
    }
}

function askPage(words: string, page: number, { api, signal, isOver }: Pick<Query, 'api' | 'signal' | 'isOver'>) {
    const search = new URLSearchParams({ q: words, type: 'track', limit: String(pageLength) });
    if (page > 0) search.set('offset', String(page * pageLength));
    return api({ path: `search?${search}`, schema: pageSchema, signal, maxAgeSeconds, cachedOnly: isOver() });
}
