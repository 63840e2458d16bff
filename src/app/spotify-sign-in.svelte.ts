/** The way to Spotify's own page, which is a page to leave this one for, and back to where the listener was. */
import * as v from 'valibot';
import { sourceNames } from '../recommend/sources.ts';
import type { ConnectProblem, SpotifyConnection } from '../recommend/spotify/connection.svelte.ts';
import { items } from '../storage/names.ts';
import { takeJson, writeJson } from '../storage/web-storage.ts';

const leftAtSchema = v.object({
    trackId: v.nullable(v.string()),
    /** Ids of the other songs of a mix. */
    mixedWith: v.array(v.string()),
    /** Null where none were chosen. */
    genres: v.nullable(v.array(v.object({ genre: v.string(), weight: v.number() }))),
    tags: v.array(v.string()),
    source: v.picklist(sourceNames),
});

/** Where the listener was, and what was asked there. */
export type LeftAt = v.InferOutput<typeof leftAtSchema>;

interface Parts {
    readonly connection: Pick<SpotifyConnection, 'connect' | 'finish'>;
    /** Of the page, query included. */
    readonly address?: () => URL;
    /** Puts another address in the address bar, and in the history, in place of the present one. */
    readonly replaceAddress?: (address: URL) => void;
}

/** What an authorization response brings, RFC 6749 section 4.1.2; a code is a secret for as long as it is good. */
const brought = ['code', 'state', 'error', 'error_description', 'error_uri'];

export class SpotifySignIn {
    #ended = $state.raw<'connected' | ConnectProblem | null>(null);
    readonly #connection: Parts['connection'];
    readonly #address: () => URL;
    readonly #replaceAddress: (address: URL) => void;

    constructor({
        connection,
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
        address = () => new URL(location.href),
        replaceAddress = (to) => history.replaceState(history.state, '', to),
    }: Parts) {
        this.#connection = connection;
        this.#address = address;
        this.#replaceAddress = replaceAddress;
    }

    /** How the last one ended, until the listener has read it. */
    get ended(): 'connected' | ConnectProblem | null {
        return this.#ended;
    }

    dismiss(): void {
        this.#ended = null;
    }

    /** Where the browser keeps nothing, the way back leads to the first screen. */
    async leave(at: LeftAt): Promise<void> {
        this.dismiss();
        writeJson(items.leftAt, at);
        await this.#connection.connect();
    }

    /**
     * To be called once, when the page opens. Takes what the redirect has brought out of the address before anything else happens,
     * and tells by `ended` how it went. `onback` is called at once with where the listener was.
     */
    async return(onback: (to: LeftAt) => void): Promise<void> {
        const address = this.#address();
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- changed here and read by nobody else
        const clean = new URL(address);
        if (!clean.searchParams.has('state')) return;
        for (const name of brought) clean.searchParams.delete(name);
        this.#replaceAddress(clean);
        const at = takeJson(items.leftAt, leftAtSchema);
        if (at) onback(at);
        this.#ended = await this.#connection.finish(address);
    }
}
