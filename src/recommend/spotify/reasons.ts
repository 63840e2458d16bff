/** What Spotify's refusals mean. Where in the body it says so has differed from one endpoint to the next. */
import type { TroubleReason } from '../source.ts';

/** Of `api.spotify.com`; null leaves the status to speak. */
export function reasonOfApi(status: number, body: unknown): TroubleReason | null {
    const said = typeof body === 'string' ? body : JSON.stringify(body ?? '');
    if (status === 401) return 'connection-expired';
    if (status === 429 && said.includes('QUOTA_EXCEEDED')) return 'quota-exceeded';
    if (status === 403 && /not (be )?registered/i.test(said)) return 'not-allow-listed';
    if (status === 403 && /premium/i.test(said)) return 'premium-needed';
    return null;
}

/** Of the token endpoint, https://datatracker.ietf.org/doc/html/rfc6749#section-5.2; null leaves the status to speak. */
export function reasonOfTokens(_status: number, body: unknown): TroubleReason | null {
    const error = body !== null && typeof body === 'object' && 'error' in body ? body.error : null;
    if (error === 'invalid_grant') return 'connection-expired';
    return error === 'invalid_client' || error === 'unauthorized_client' ? 'key-invalid' : null;
}
