import { abortable } from '../../storage/abortable.ts';
import { createLock, type Lock } from '../../storage/lock.ts';
import { items, lockNames } from '../../storage/names.ts';
import { onItemElsewhere, removeItem } from '../../storage/web-storage.ts';
import type { ResponseCache } from '../http/response-cache.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Connection, Trouble, TroubleReason } from '../source.ts';
import { requestAccount } from './account.ts';
import {
    type AuthorizationProblem,
    createAuthorizationRequest,
    forgetAuthorizationRequest,
    takeAuthorizationResponse,
} from './authorization-request.ts';
import {
    type KeptConnection,
    nothingKept,
    parseClientId,
    readConnection,
    type Tokens,
    writeConnection,
} from './kept-connection.ts';
import { redirectUriOf } from './redirect-uri.ts';
import { requestTokens } from './tokens.ts';

/** Why a connection did not come about. */
export type ConnectProblem = AuthorizationProblem | TroubleReason;

interface Parts {
    readonly http: HttpClient;
    readonly cache: Pick<ResponseCache, 'forget'>;
    readonly now?: () => number;
    /** Of the page. */
    readonly address?: () => URL;
    readonly go?: (address: URL) => void;
    /** Of whoever serves the app, so that the listener needs none. */
    readonly builtInClientId?: string | undefined;
    /** Held by a refresh, in all windows. */
    readonly lock?: Lock | undefined;
}

/** A token this near to its end is not begun with. */
const leastLeftMillis = 60_000;

/**
 * For which a refresh keeps others out after it has ended: windows in processes of their own read what was kept a moment after
 * it was written, and may get a lock before it.
 */
const settlingMillis = 500;

/**
 * The listener's consent that the app may ask Spotify in their name (Authorization Code with PKCE), and what is kept of it in
 * this browser. Windows share it. Where the browser keeps nothing, it lasts as long as the page.
 */
export class SpotifyConnection implements Connection {
    readonly #parts: Required<Omit<Parts, 'builtInClientId' | 'lock'>> & { readonly lock: Lock };
    readonly #builtInClientId: string | null;
    #kept = $state.raw<KeptConnection>(nothingKept);
    #isKeepable = true;
    #refreshing: Promise<string | Trouble> | null = null;

    constructor({
        now = Date.now,
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
        address = () => new URL(document.baseURI),
        go = (to) => location.assign(to),
        builtInClientId = import.meta.env.VITE_SPOTIFY_CLIENT_ID,
        lock = createLock(lockNames.spotifyRefresh, { holdMillis: settlingMillis }),
        ...parts
    }: Parts) {
        this.#parts = { ...parts, now, address, go, lock };
        this.#builtInClientId = parseClientId(builtInClientId);
        this.#read();
        onItemElsewhere(items.spotifyConnection, () => this.#read());
    }

    /** 'expired': there was a consent, which has ended or was withdrawn. */
    get state(): 'none' | 'connected' | 'expired' {
        if (this.#tokens) return 'connected';
        return this.#kept.hasExpired ? 'expired' : 'none';
    }

    /** The listener's own before the built-in one; null while there is none. */
    get clientId(): string | null {
        return this.#kept.clientId ?? this.#builtInClientId;
    }

    get isBuiltIn(): boolean {
        return this.#kept.clientId === null && this.#builtInClientId !== null;
    }

    /** Null where it is not known. */
    get accountName(): string | null {
        return this.#tokens && this.#kept.accountName;
    }

    /** To be registered with the developer app; null where Spotify would refuse this page's address. */
    get redirectUri(): string | null {
        return redirectUriOf(this.#parts.address());
    }

    /** False for what is no client ID. A connection made with another ends. */
    saveClientId(text: string): boolean {
        const clientId = parseClientId(text);
        if (clientId === null) return false;
        if (clientId !== this.#kept.clientId) this.#keep({ ...nothingKept, clientId });
        return true;
    }

    /** Leaves the page for Spotify's, which leads back to `finish`. Throws without a client ID or where there is no way back. */
    async connect(): Promise<void> {
        const { clientId, redirectUri } = this;
        if (clientId === null || redirectUri === null)
            throw new Error('expected a client ID and an address to return to');
        this.#parts.go(await createAuthorizationRequest({ clientId, redirectUri }));
    }

    /**
     * Ends what `connect` began, once per code; null when the page's address is no way back from Spotify. The code is to be
     * taken out of the address by the caller. An app that Spotify does not let this listener use is not connected to.
     */
    async finish(address: URL): Promise<'connected' | ConnectProblem | null> {
        const grant = takeAuthorizationResponse(address);
        if (grant === null || typeof grant === 'string') return grant;
        const { clientId, redirectUri, code, verifier } = grant;
        const result = await requestTokens(this.#parts.http, {
            grant_type: 'authorization_code',
            code,
            redirect_uri: redirectUri,
            client_id: clientId,
            code_verifier: verifier,
        });
        if (!result.ok) return problemOfCode(result.trouble);
        const { access_token: access, refresh_token: refresh, expires_in: seconds } = result.value;
        if (refresh === undefined) return 'unintelligible';
        const account = await requestAccount(this.#parts.http, access);
        if (account.reason === 'not-allow-listed' || account.reason === 'premium-needed') return account.reason;
        const tokens = { clientId, access, refresh, expiresAt: this.#parts.now() + seconds * 1000 };
        this.#keep({ ...this.#kept, tokens, accountName: account.name, hasExpired: false });
        return 'connected';
    }

    /**
     * An access token that is still good, refreshed where it is not, or where it is the one that Spotify has `rejected`. One
     * refresh at a time, in all windows: a refresh may end the refresh token that it was asked with.
     */
    async token(signal: AbortSignal, rejected?: string): Promise<string | Trouble> {
        signal.throwIfAborted();
        this.#read();
        if (!this.#tokens) return notConnected;
        if (this.#isGood(this.#tokens, rejected)) return this.#tokens.access;
        this.#refreshing ??= this.#parts.lock(() => this.#refresh(rejected)).finally(() => (this.#refreshing = null));
        return abortable(this.#refreshing, signal);
    }

    /** Deletes all that is kept of Spotify: consent, account, the listener's own client ID, answers. */
    async disconnect(): Promise<void> {
        this.#kept = nothingKept;
        removeItem(items.spotifyConnection);
        forgetAuthorizationRequest();
        await this.#parts.cache.forget('spotify');
    }

    get #tokens(): Tokens | null {
        const { tokens } = this.#kept;
        return tokens?.clientId === this.clientId ? tokens : null;
    }

    #isGood({ access, expiresAt }: Tokens, rejected?: string): boolean {
        return access !== rejected && expiresAt - this.#parts.now() > leastLeftMillis;
    }

    async #refresh(rejected?: string): Promise<string | Trouble> {
        this.#read();
        const before = this.#tokens;
        if (!before) return notConnected;
        // Another window was quicker.
        if (this.#isGood(before, rejected)) return before.access;
        const { clientId, refresh } = before;
        const result = await requestTokens(this.#parts.http, {
            grant_type: 'refresh_token',
            refresh_token: refresh,
            client_id: clientId,
        });
        this.#read();
        // Disconnected, or connected anew, meanwhile: what comes now must not bring the old consent back.
        if (this.#tokens?.refresh !== refresh) return this.#tokens?.access ?? notConnected;
        if (!result.ok) {
            const trouble = result.trouble ?? notConnected;
            if (trouble.reason !== 'connection-expired' && trouble.reason !== 'key-invalid') return trouble;
            this.#keep({ ...this.#kept, tokens: null, accountName: null, hasExpired: true });
            return { ...trouble, reason: 'connection-expired' };
        }
        const { access_token: access, refresh_token: newRefresh = refresh, expires_in: seconds } = result.value;
        const tokens = { clientId, access, refresh: newRefresh, expiresAt: this.#parts.now() + seconds * 1000 };
        this.#keep({ ...this.#kept, tokens });
        return access;
    }

    #read(): void {
        const kept = this.#isKeepable ? readConnection() : null;
        if (kept) this.#kept = kept;
    }

    #keep(kept: KeptConnection): void {
        this.#kept = kept;
        this.#isKeepable = writeConnection(kept);
    }
}

const notConnected: Trouble = { service: 'spotify', reason: 'connection-expired', message: 'there is no consent' };

function problemOfCode(trouble: Trouble | null): ConnectProblem {
    if (trouble?.reason === 'connection-expired') return 'code-used';
    if (trouble?.reason === 'key-invalid') return 'client-id-refused';
    return trouble?.reason ?? 'unintelligible';
}
