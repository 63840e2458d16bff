import { lockNames } from '../../storage/names.ts';
import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { remarksOn, type HttpClient } from '../http/http-client.ts';
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts';
import { titleAndArtist } from '../matching/song-names.ts';
import { createMusicBrainzApi } from '../open/musicbrainz-api.ts';
import type { Answer, Link, RecommendOptions, Source } from '../source.ts';
import type { Consent } from './consent.svelte.ts';
import { createLabs } from './labs.ts';
import { artistsPlayed, songsPlayed } from './played.ts';
import { identify, type Identity } from './seed.ts';
import { songsToShow } from './songs.ts';

interface Parts {
    readonly http: HttpClient;
    readonly consent: Consent;
    readonly tracks: () => readonly Track[];
    /** Null until it is loaded. */
    readonly contract: () => Contract | null;
    /** Milliseconds since 1970. */
    readonly now?: () => number;
    readonly rateLimits?: { readonly musicBrainz: RateLimiter; readonly labs: RateLimiter };
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/** One request a second to each, and what a line may hold a request up. */
const gapMillis = 1250;

/** Each is a song to be found first. */
const mostSeeds = 3;

/**
 * What listeners of the seeds play beside them, whatever its genre, by collaborative filtering: each seed is found at MusicBrainz,
 * ListenBrainz Labs is asked for the songs and artists that are played beside it, and MusicBrainz for what the filters ask. What
 * the listener has of it is told as the library's own.
 */
export function createListeners({
    http,
    consent,
    tracks,
    contract,
    now = Date.now,
    rateLimits = {
        musicBrainz: createRateLimiter(lockNames.musicBrainz, { gapMillis }),
        labs: createRateLimiter(lockNames.listenBrainzLabs, { gapMillis }),
    },
    ...parts
}: Parts): Source & { readonly connection: Consent } {
    const allowed = onlyWith(consent, http);
    const api = createMusicBrainzApi({ http: allowed, rateLimit: rateLimits.musicBrainz, ...parts });
    const labs = createLabs({ http: allowed, rateLimit: rateLimits.labs });
    return {
        connection: consent,
        links: (seeds) => seeds.slice(0, mostSeeds).map(link),
        sentWords: (seeds) => seeds.slice(0, mostSeeds).map(wordsOf),
        async *recommend(seeds, filters, options): AsyncGenerator<Answer> {
            const identities: Identity[] = [];
            for (const seed of seeds.slice(0, mostSeeds)) {
                const identified = await identify(seed, api, options);
                if (identified.ok) identities.push(identified.identity);
                else yield* troubleUnlessKept(identified.trouble, options);
            }
            if (identities.length === 0) return;
            const similar = await labs.similarRecordings(
                identities.flatMap(({ recordings }) => recordings),
                options,
            );
            yield* remarksOn(similar);
            if (!similar.ok) return;
            const artistIds = [...new Set(identities.flatMap(({ artists }) => artists))];
            const artists = artistIds.length > 0 ? await labs.similarArtists(artistIds, options) : null;
            if (artists?.trouble) yield { kind: 'trouble', trouble: artists.trouble };
            yield* songsToShow({
                songs: songsPlayed(identities, similar.value),
                artists: artistsPlayed(identities, artists?.ok ? artists.value : []),
                filters,
                listener: { seeds, tracks: tracks(), contract: contract() },
                api,
                labs,
                now: now(),
                options,
            });
        },
    };
}

/** Nothing leaves the page without the listener's word, whoever asks. */
const onlyWith = (consent: Consent, http: HttpClient): HttpClient => ({
    request: async (request) => (consent.state === 'connected' ? http.request(request) : { ok: false, trouble: null }),
});

/** What is kept says nothing that the listener did not ask for. */
function* troubleUnlessKept(
    trouble: Extract<Answer, { kind: 'trouble' }>['trouble'] | null,
    { cachedOnly }: RecommendOptions,
): Generator<Answer> {
    if (trouble && !cachedOnly) yield { kind: 'trouble', trouble };
}

/** MusicBrainz's own page of results for the song. */
function link(seed: Track): Link {
    const words = wordsOf(seed);
    const search = new URLSearchParams({ query: words, type: 'recording', method: 'indexed' });
    return { service: 'musicbrainz', address: `https://musicbrainz.org/search?${search}`, words };
}

function wordsOf(seed: Track): string {
    const { title, artist } = titleAndArtist(seed) ?? seed;
    return [artist, title].filter((part) => part !== undefined).join(' ');
}
