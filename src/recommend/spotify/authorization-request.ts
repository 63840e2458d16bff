/**
 * The authorization request (RFC 6749 section 4.1.1) that leads to Spotify's own page, as a full-page redirect, and the response
 * that leads back. What must be known on the way back lasts as long as the tab.
 */
import * as v from 'valibot';
import { items } from '../../storage/names.ts';
import { removeItem, takeJson, writeJson } from '../../storage/web-storage.ts';
import { challengeOf, randomText } from './pkce.ts';

/** Why a way back leads nowhere. */
export type AuthorizationProblem =
    /** The listener said no. */
    | 'denied'
    /** This tab has not asked for it, or has already used it. */
    | 'nothing-begun'
    /** It answers another question than this tab's. */
    | 'wrong-state'
    | 'code-used'
    | 'client-id-refused';

/** What an access token is asked for with, section 4.1.3. */
export interface AuthorizationGrant {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly verifier: string;
    readonly code: string;
}

const verifierBytes = 64;
const stateBytes = 16;
/** The least that saving a list needs; searching needs none. */
const scope = 'playlist-modify-private';

const requestSchema = v.object({
    clientId: v.string(),
    redirectUri: v.string(),
    verifier: v.string(),
    state: v.string(),
});

/** Address of Spotify's page that asks the listener. Where the browser keeps nothing, the way back ends in 'nothing-begun'. */
export async function createAuthorizationRequest({
    clientId,
    redirectUri,
}: Pick<AuthorizationGrant, 'clientId' | 'redirectUri'>): Promise<URL> {
    const verifier = randomText(verifierBytes);
    const state = randomText(stateBytes);
    writeJson(items.spotifyAuthorization, {
        clientId,
        redirectUri,
        verifier,
        state,
    } satisfies v.InferInput<typeof requestSchema>);
    const address = new URL('https://accounts.spotify.com/authorize');
    address.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope,
        state,
        code_challenge_method: 'S256',
        code_challenge: await challengeOf(verifier),
    }).toString();
    return address;
}

/** What Spotify's redirect brings, once; null when the address is no way back from there. */
export function takeAuthorizationResponse({
    searchParams,
}: URL): AuthorizationGrant | AuthorizationProblem | 'refused' | null {
    const code = searchParams.get('code');
    const error = searchParams.get('error');
    const state = searchParams.get('state');
    if (state === null || (code === null && error === null)) return null;
    const begun = takeJson(items.spotifyAuthorization, requestSchema);
    if (!begun) return 'nothing-begun';
    if (begun.state !== state) return 'wrong-state';
    if (code === null) return error === 'access_denied' ? 'denied' : 'refused';
    const { clientId, redirectUri, verifier } = begun;
    return { clientId, redirectUri, verifier, code };
}

export const forgetAuthorizationRequest = (): void => removeItem(items.spotifyAuthorization);
