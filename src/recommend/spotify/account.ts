import * as v from 'valibot';
import type { Ask } from '../http/http-client.ts';
import type { TroubleReason } from '../source.ts';
import { reasonOfApi } from './reasons.ts';

const accountSchema = v.object({ id: v.string(), display_name: v.fallback(v.nullable(v.string()), null) });

/** Whose token it is; a name of null where Spotify does not say, with the reason. */
export async function askAccount(
    ask: Ask,
    token: string,
): Promise<{ readonly name: string | null; readonly reason: TroubleReason | null }> {
    const asked = await ask({
        service: 'spotify',
        address: new URL('https://api.spotify.com/v1/me'),
        schema: accountSchema,
        signal: new AbortController().signal,
        keepSeconds: 0,
        request: { headers: { Authorization: `Bearer ${token}` } },
        reasonOf: reasonOfApi,
    });
    if (!asked.ok) return { name: null, reason: asked.trouble?.reason ?? null };
    return { name: asked.value.display_name ?? asked.value.id, reason: null };
}
