import * as v from 'valibot';
import type { HttpClient, HttpResult } from '../http/http-client.ts';
import { reasonOfTokens } from './reasons.ts';

const hourSeconds = 3600;

const tokenSchema = v.object({
    access_token: v.pipe(v.string(), v.nonEmpty()),
    /** A refresh brings none: the one before goes on. */
    refresh_token: v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined),
    expires_in: v.fallback(v.pipe(v.number(), v.gtValue(0)), hourSeconds),
});

/**
 * Tokens for a code, or for a refresh token. Troubles beside the usual: 'connection-expired' for a code or refresh token that is
 * not valid, 'key-invalid' for a client ID that is not. Never given up half-way, since a code or a token may be spent by then.
 */
export function requestTokens(
    http: HttpClient,
    form: Record<string, string>,
): Promise<HttpResult<v.InferOutput<typeof tokenSchema>>> {
    return http.request({
        service: 'spotify',
        address: new URL('https://accounts.spotify.com/api/token'),
        schema: tokenSchema,
        signal: new AbortController().signal,
        maxAgeSeconds: 0,
        init: { method: 'POST', body: new URLSearchParams(form) },
        reasonOf: reasonOfTokens,
    });
}
