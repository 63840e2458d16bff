import { createHash, randomBytes } from 'node:crypto';
import { page, reply } from './spotify-replies.ts';

interface Parts {
    readonly now: () => number;
    readonly clientId: string;
    /** As registered with the developer app. */
    readonly redirectUris: readonly string[];
}

interface Grant {
    readonly scopes: readonly string[];
    /** Milliseconds since 1970, of the first consent. */
    readonly consentedAt: number;
}

interface Code extends Grant {
    readonly challenge: string;
    readonly redirectUri: string;
    readonly givenAt: number;
}

const tokenSeconds = 3600;
const codeSeconds = 600;
const consentMonths = 6;
const scopesKnown = ['playlist-modify-private', 'playlist-modify-public', 'user-read-private'];

/** `accounts.spotify.com`: consent, codes and tokens, for one developer app and one listener. */
export class Accounts {
    /** Whether a refresh ends the refresh token that it was asked with, and gives a new one. */
    rotatesRefreshTokens = false;
    readonly #parts: Parts;
    readonly #codes = new Map<string, Code>();
    readonly #refreshTokens = new Map<string, Grant>();
    readonly #accessTokens = new Map<string, Grant & { readonly expiresAt: number }>();
    #consentedAt: number | null = null;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** What an access token allows; null for one that is not, or no longer, valid. */
    scopesOf(token: string): readonly string[] | null {
        const grant = this.#accessTokens.get(token);
        return grant && grant.expiresAt > this.#parts.now() ? grant.scopes : null;
    }

    expireAccessTokens(): void {
        this.#accessTokens.clear();
    }

    /** As the listener does on Spotify's page of connected apps. */
    revoke(): void {
        this.#consentedAt = null;
        this.#refreshTokens.clear();
        this.#accessTokens.clear();
    }

    /** `GET /authorize`: a page with two links, "Agree" and "Cancel". */
    authorize({ searchParams }: URL): Response {
        const given = (name: string) => searchParams.get(name) ?? '';
        const redirectUri = given('redirect_uri');
        const scopes = given('scope').split(' ').filter(Boolean);
        const state = given('state');
        if (given('client_id') !== this.#parts.clientId) return page(400, 'INVALID_CLIENT: Invalid client');
        if (!isAllowed(redirectUri)) return page(400, 'INVALID_CLIENT: Insecure redirect URI');
        if (!this.#parts.redirectUris.includes(redirectUri)) return page(400, 'INVALID_CLIENT: Invalid redirect URI');
        if (given('response_type') !== 'code') return page(400, 'response_type must be code');
        if (state === '') return page(400, 'state is missing');
        if (given('code_challenge_method') !== 'S256') return page(400, 'code_challenge_method must be S256');
        if (!/^[\w-]{43}$/.test(given('code_challenge'))) return page(400, 'code_challenge is missing');
        if (!scopes.every((scope) => scopesKnown.includes(scope))) return page(400, 'INVALID_SCOPE: Invalid scope');
        const code = randomText();
        const now = this.#parts.now();
        this.#codes.set(code, {
            challenge: given('code_challenge'),
            redirectUri,
            scopes,
            givenAt: now,
            consentedAt: this.#consentedAt ?? now,
        });
        const link = (words: string, answer: Record<string, string>) =>
            `<a href="${redirectUri}?${String(new URLSearchParams({ ...answer, state })).replaceAll('&', '&amp;')}">${words}</a>`;
        return page(200, `${link('Agree', { code })} ${link('Cancel', { error: 'access_denied' })}`);
    }

    /** `POST /api/token`. */
    async token(request: Request): Promise<Response> {
        if (request.method !== 'POST') return reply(405, { error: 'invalid_request' });
        if (!request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded'))
            return reply(415, { error: 'invalid_request', error_description: 'expected a form' });
        const form = new URLSearchParams(await request.text());
        if (form.get('client_id') !== this.#parts.clientId)
            return reply(400, { error: 'invalid_client', error_description: 'Invalid client' });
        if (form.get('grant_type') === 'authorization_code') return this.#exchange(form);
        if (form.get('grant_type') === 'refresh_token') return this.#refresh(form.get('refresh_token') ?? '');
        return reply(400, { error: 'unsupported_grant_type' });
    }

    #exchange(form: URLSearchParams): Response {
        const text = form.get('code') ?? '';
        const verifier = form.get('code_verifier') ?? '';
        const code = this.#codes.get(text);
        this.#codes.delete(text);
        const refuse = (why: string) => reply(400, { error: 'invalid_grant', error_description: why });
        if (!code || this.#parts.now() > code.givenAt + codeSeconds * 1000) return refuse('Invalid authorization code');
        if (code.redirectUri !== form.get('redirect_uri')) return refuse('Invalid redirect URI');
        if (!/^[\w.~-]{43,128}$/.test(verifier)) return refuse('code_verifier must be 43 to 128 characters');
        if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge)
            return refuse('code_verifier was incorrect');
        this.#consentedAt = code.consentedAt;
        return reply(200, { ...this.#giveAccess(code), refresh_token: this.#giveRefresh(code) });
    }

    #refresh(text: string): Response {
        const grant = this.#refreshTokens.get(text);
        if (!grant || this.#parts.now() >= endOfConsent(grant.consentedAt)) {
            this.#consentedAt = null;
            return reply(400, { error: 'invalid_grant', error_description: 'Refresh token revoked' });
        }
        if (!this.rotatesRefreshTokens) return reply(200, this.#giveAccess(grant));
        this.#refreshTokens.delete(text);
        return reply(200, { ...this.#giveAccess(grant), refresh_token: this.#giveRefresh(grant) });
    }

    #giveAccess({ scopes, consentedAt }: Grant) {
        const token = `access-${randomText()}`;
        this.#accessTokens.set(token, { scopes, consentedAt, expiresAt: this.#parts.now() + tokenSeconds * 1000 });
        return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: scopes.join(' ') };
    }

    #giveRefresh({ scopes, consentedAt }: Grant): string {
        const token = `refresh-${randomText()}`;
        this.#refreshTokens.set(token, { scopes, consentedAt });
        return token;
    }
}

function isAllowed(redirectUri: string): boolean {
    if (!URL.canParse(redirectUri)) return false;
    const { protocol, hostname } = new URL(redirectUri);
    if (hostname === 'localhost') return false;
    return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname));
}

function endOfConsent(consentedAt: number): number {
    const end = new Date(consentedAt);
    return end.setUTCMonth(end.getUTCMonth() + consentMonths);
}

const randomText = (): string => randomBytes(16).toString('base64url');
