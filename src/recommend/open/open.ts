import { lockNames } from '../../storage/names.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts';
import type { Filters } from '../filters.ts';
import type { RecommendOptions, Source } from '../source.ts';
import { createAudius } from './audius.ts';
import type { Catalogue } from './catalogue.ts';
import { placesOf } from './places.ts';
import { roundRobin } from './round-robin.ts';
import { createListenBrainz } from './listenbrainz.ts';
import { createMusicBrainz } from './musicbrainz.ts';
import { createWikidata } from './wikidata.ts';
import { createMusicBrainzApi } from './musicbrainz-api.ts';
import { audiusTerms } from './terms.ts';

interface Parts {
    readonly http: HttpClient;
    /** Milliseconds since 1970. */
    readonly now?: () => number;
    /** MusicBrainz's. */
    readonly rateLimit?: RateLimiter;
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/** One request a second, https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting, and what a line may hold a request up. */
const gapMillis = 1250;

/** The catalogues that answer anyone, without account or key: asked side by side, so that one that fails is only missed. */
export function createOpen({
    http,
    now = Date.now,
    rateLimit = createRateLimiter(lockNames.musicBrainz, { gapMillis }),
    ...parts
}: Parts): Source {
    const musicBrainz = createMusicBrainzApi({ http, rateLimit, ...parts });
    const audius = createAudius({ http, now });
    const asked = [audius, createMusicBrainz({ api: musicBrainz, now }), createWikidata({ http, now })];
    const catalogues = [...asked, createListenBrainz({ http, musicBrainz, now })];
    return {
        connection: null,
        streaming: { service: 'audius', terms: audiusTerms, ...audius },
        placesOf: (song, signal) => placesOf(musicBrainz, song, signal),
        links: (_seeds, filters) => catalogues.map((catalogue) => catalogue.link(filters)),
        sentWords: (_seeds, filters) => catalogues.flatMap((catalogue) => catalogue.sentWords(filters)),
        async *recommend(_seeds, filters, options) {
            // ListenBrainz is asked the same for every question: what is kept of it alone is no answer to this one.
            if (options.cachedOnly && !(await haveAnswered(asked, filters, options))) return;
            yield* roundRobin(catalogues.map((catalogue) => catalogue.recommend(filters, options)));
        },
    };
}

async function haveAnswered(
    catalogues: readonly Catalogue[],
    filters: Filters,
    options: RecommendOptions,
): Promise<boolean> {
    for (const catalogue of catalogues)
        for await (const { kind } of catalogue.recommend(filters, options)) if (kind === 'cached') return true;
    return false;
}
