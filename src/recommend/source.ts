/** The one interface of all sources of songs to hear next. */
import type { Seeds } from '../flow.ts';
import type { Recommendation } from './recommendation.ts';
import type { Service } from './sources.ts';
import type { Filters } from './filters.ts';
import type { Terms } from './source-facts.ts';

export interface Source {
    /** Null where anyone may ask. The source gives its links in any case. */
    readonly connection: Connection | null;
    /** The services' own pages of results for this question, nearest to it first. */
    links(seeds: Seeds, filters: Filters): readonly Link[];
    /** All words of its questions, which leave the page when it is asked; what only names a time or a language is left out. */
    sentWords(seeds: Seeds, filters: Filters): readonly string[];
    /**
     * Songs as they come, and what went wrong on the way; a service that fails does not end the others. Rejects only with the
     * signal's reason. The seeds, twins and too much of one artist are left out by `deduplicated`, not here.
     */
    recommend(seeds: Seeds, filters: Filters, options: RecommendOptions): AsyncIterable<Answer>;
    /** What of it has songs whose whole sound it streams, to be asked alone; without it none has. */
    readonly streaming?: StreamingCatalogue;
    /** How often it can still be asked today, where that is counted. */
    readonly searchesLeft?: number;
    /** Address of a player that plays the songs one after the other; null where none of them can be played so. */
    playAllAddress?(songs: readonly Recommendation[]): string | null;
    /** Where a song that does not play in the page can be heard. Rejects only with the signal's reason. */
    placesOf?(song: Recommendation, signal: AbortSignal): Promise<Places>;
    /**
     * What it says now of songs of its own, by their ids, and what went wrong; those that are gone are left out. Rejects only with
     * the signal's reason.
     */
    describe?(ids: readonly string[], signal: AbortSignal): AsyncIterable<Answer>;
    /** Saves songs of its own for the connected listener. Rejects only with the signal's reason. */
    saveAsPlaylist?(playlist: Playlist): Promise<SavedPlaylist>;
}

/** A catalogue that anyone may ask, and whose songs may be fetched, heard and played whole. Its questions depend on the filters alone. */
export interface StreamingCatalogue {
    readonly service: Service;
    /** What its songs stand beside. */
    readonly terms: readonly Terms[];
    /** The words of its questions, as a listener would type them. */
    sentWords(filters: Filters): readonly string[];
    /** Songs, and what went wrong. Rejects only with the signal's reason. */
    recommend(filters: Filters, options: RecommendOptions): AsyncIterable<Answer>;
}

/** What the listener gives a source, so that it may be asked. */
export interface Connection {
    /** 'expired': there was one, which is no longer good. */
    readonly state: 'none' | 'connected' | 'expired';
    /** Where the listener's word is all that it needs. */
    agree?(): void;
    /** Deletes all that is kept of it, and what was answered to it. */
    disconnect(): Promise<void>;
}

export interface RecommendOptions {
    readonly signal: AbortSignal;
    /** Only what was answered before and is still kept, without any request. */
    readonly cachedOnly?: boolean;
}

export interface Link {
    readonly service: Service;
    readonly address: string;
    /** The words that are asked for, as the listener would type them. */
    readonly words: string;
}

export type Answer =
    | { readonly kind: 'song'; readonly song: Recommendation }
    | { readonly kind: 'trouble'; readonly trouble: Trouble }
    /** What follows was answered at this time (milliseconds since 1970), not now. */
    | { readonly kind: 'cached'; readonly at: number };

/** Why a service did not answer. The words for a reason are chosen at the screen. */
export type TroubleReason =
    /** This device has no network. */
    | 'offline'
    /** The service cannot be reached, or its answer may not be read. */
    | 'unreachable'
    /** Nothing of it may be read, as when it asks for a pause and when something here blocks it. */
    | 'busy-or-blocked'
    | 'timeout'
    /** Too many requests. */
    | 'slow-down'
    | 'server-fault'
    /** The answer is not what the service's contract says. */
    | 'unintelligible'
    | 'refused'
    /** It has no recording of this title and artist. */
    | 'unknown-song'
    /** The song's tags name no artist to ask for. */
    | 'no-artist'
    /** The day's, or the app's, allowance is used up. */
    | 'quota-exceeded'
    | 'key-invalid'
    /** The key may not be used from this page's address. */
    | 'key-referrer'
    /** The service is not switched on for the key. */
    | 'key-not-enabled'
    | 'not-allow-listed'
    /** The owner of the service's app has no paid account. */
    | 'premium-needed'
    /** The listener's consent has ended or was withdrawn. */
    | 'connection-expired';

export interface Trouble {
    readonly service: Service;
    readonly reason: TroubleReason;
    readonly retryAfterSeconds?: number;
    /** For engineers; never shown as the explanation, never with a key or token in it. */
    readonly message: string;
}

/** Somewhere else where a song can be heard. */
export interface Place {
    /** Its proper name. */
    readonly at: string;
    readonly address: string;
    /** Address of its own player, where that may stand in the page. */
    readonly frame?: string;
}

export type Places =
    { readonly ok: true; readonly places: readonly Place[] } | { readonly ok: false; readonly trouble: Trouble };

export interface Playlist {
    readonly name: string;
    readonly description: string;
    /** The source's own; at least one. */
    readonly songs: readonly Pick<Recommendation, 'service' | 'id'>[];
    readonly signal: AbortSignal;
}

export type SavedPlaylist =
    | { readonly ok: true; readonly page: string }
    | {
          readonly ok: false;
          readonly trouble: Trouble;
          /** Of the playlist, where there is one in spite of the trouble. */
          readonly page: string | null;
          /** How many songs are in it. */
          readonly savedSongs: number;
      };
