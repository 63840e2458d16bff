import * as v from 'valibot';
import type { HttpClient } from '../http/http-client.ts';
import type { TroubleReason } from '../source.ts';
import { reasonOfApi } from './reasons.ts';

const accountSchema = v.object({ id: v.string(), display_name: v.fallback(v.nullable(v.string()), null) });

/** Whose token it is; a name of null where Spotify does not say, with the reason. */
export async function requestAccount(
    http: HttpClient,
    token: string,
): Promise<{ readonly name: string | null; readonly reason: TroubleReason | null }> {
    const result = await http.request({
        service: 'spotify',
        address: new URL('https://api.spotify.com/v1/me'),
        schema: accountSchema,
        signal: new AbortController().signal,
        maxAgeSeconds: 0,
        init: { headers: { Authorization: `Bearer ${token}` } },
        reasonOf: reasonOfApi,
    });
    if (!result.ok) return { name: null, reason: result.trouble?.reason ?? null };
    return { name: result.value.display_name ?? result.value.id, reason: null };
}
