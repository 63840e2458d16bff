import type { Contract } from '../contract.ts';
import type { Library } from '../library/library.svelte.ts';
import type { HttpClient } from './http/http-client.ts';
import type { ResponseCache } from './http/response-cache.ts';
import { createLibrarySource } from './library/library-source.ts';
import { Consent } from './listeners/consent.svelte.ts';
import { createListeners } from './listeners/listeners.ts';
import { createOpen } from './open/open.ts';
import type { Source } from './source.ts';
import type { SourceName } from './sources.ts';
import { SpotifyConnection } from './spotify/connection.svelte.ts';
import { createSpotify } from './spotify/spotify.ts';
import { YouTubeKey } from './youtube/key.svelte.ts';
import { createYouTube } from './youtube/youtube.ts';

interface Parts {
    readonly http: HttpClient;
    readonly cache: ResponseCache;
    readonly library: Pick<Library, 'tracks' | 'settled'>;
    /** Null until it is loaded. */
    readonly contract: () => Contract | null;
}

export type AllSources = ReturnType<typeof createSources>;

/** All sources, each with its connection, by what they are called. */
export function createSources({ http, cache, library, contract }: Parts) {
    return {
        library: createLibrarySource({ tracks: () => library.settled().then(() => library.tracks), contract }),
        listeners: createListeners({ http, tracks: () => library.tracks, contract, consent: new Consent({ cache }) }),
        youtube: createYouTube({ http, key: new YouTubeKey({ cache }) }),
        spotify: createSpotify({ http, connection: new SpotifyConnection({ http, cache }) }),
        open: createOpen({ http }),
    } satisfies Record<SourceName, Source>;
}
