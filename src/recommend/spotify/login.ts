/** The way to Spotify's own page and back, as a full-page redirect. What must be known on the way back lasts as long as the tab. */
import * as v from 'valibot';
import { challengeOf, randomText } from './pkce.ts';

/** Why a way back leads nowhere. */
export type LoginProblem =
    /** The listener said no. */
    | 'denied'
    /** This tab has not asked for it, or has already used it. */
    | 'nothing-begun'
    /** It answers another question than this tab's. */
    | 'wrong-state'
    | 'code-used'
    | 'client-id-refused';

export interface Login {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly verifier: string;
    readonly code: string;
}

const storageKey = 'segue-spotify-login';
const verifierBytes = 64;
const stateBytes = 16;
/** The least that saving a list needs; searching needs none. */
const scope = 'playlist-modify-private';

const begunSchema = v.object({
    clientId: v.string(),
    redirectUri: v.string(),
    verifier: v.string(),
    state: v.string(),
});

/** Address of Spotify's page that asks the listener. */
export async function beginLogin({ clientId, redirectUri }: Pick<Login, 'clientId' | 'redirectUri'>): Promise<URL> {
    const verifier = randomText(verifierBytes);
    const state = randomText(stateBytes);
    keep({ clientId, redirectUri, verifier, state });
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

/** What Spotify's way back brings, once; null when the address is no way back from there. */
export function endLogin({ searchParams }: URL): Login | LoginProblem | 'refused' | null {
    const code = searchParams.get('code');
    const error = searchParams.get('error');
    const state = searchParams.get('state');
    if (state === null || (code === null && error === null)) return null;
    const begun = take();
    if (!begun) return 'nothing-begun';
    if (begun.state !== state) return 'wrong-state';
    if (code === null) return error === 'access_denied' ? 'denied' : 'refused';
    const { clientId, redirectUri, verifier } = begun;
    return { clientId, redirectUri, verifier, code };
}

export function forgetLogin(): void {
    try {
        sessionStorage.removeItem(storageKey);
    } catch {
        // Blocked storage: there is nothing to forget.
    }
}

function keep(begun: v.InferOutput<typeof begunSchema>): void {
    try {
        sessionStorage.setItem(storageKey, JSON.stringify(begun));
    } catch {
        // Blocked storage: the way back ends in 'nothing-begun'.
    }
}

function take(): v.InferOutput<typeof begunSchema> | null {
    try {
        const begun = v.safeParse(begunSchema, JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'));
        return begun.success ? begun.output : null;
    } catch {
        return null;
    } finally {
        forgetLogin();
    }
}
