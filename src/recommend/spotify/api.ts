import type { GenericSchema } from 'valibot';
import { delay } from '../../storage/abortable.ts';
import type { HttpClient, HttpResult } from '../http/http-client.ts';
import type { Trouble } from '../source.ts';
import type { SpotifyConnection } from './connection.svelte.ts';
import { reasonOfApi } from './reasons.ts';

interface ApiRequest<T> {
    /** Below `https://api.spotify.com/v1/`. */
    readonly path: string;
    readonly schema: GenericSchema<unknown, T>;
    readonly signal: AbortSignal;
    /** 0, or missing: the response is never cached. */
    readonly maxAgeSeconds?: number;
    readonly cachedOnly?: boolean;
    /** What is to be written; nothing for a request that only reads. */
    readonly post?: object;
}

/** Like `HttpClient`, in the name of the connected listener. */
export type SpotifyApi = <T>(request: ApiRequest<T>) => Promise<HttpResult<T>>;

interface Parts {
    readonly http: HttpClient;
    readonly connection: Pick<SpotifyConnection, 'token'>;
    /** Rejects with the signal's reason. */
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

const backoffSeconds = [1, 2, 4, 8, 16] as const;
const longestDelaySeconds = 16;

/**
 * A token that is refused is refreshed once. "Too many requests" is waited out, by five retries at most; so is an answer that
 * the browser may not read, because Spotify's come without the header that allows it. A fault of the server's is tried once
 * more. What writes is repeated only when Spotify said that it did nothing.
 */
export function createSpotifyApi({
    http,
    connection,
    wait = (seconds, signal) => delay(seconds * 1000, signal),
}: Parts): SpotifyApi {
    return async function askSpotify<T>(request: ApiRequest<T>): Promise<HttpResult<T>> {
        const { signal } = request;
        if (request.cachedOnly) return http.request(toHttpRequest(request, null));
        const token = await connection.token(signal);
        if (typeof token !== 'string') return cachedBeside(token);
        let bearer = token;
        let isRenewed = false;
        for (let retries = 0; ;) {
            const result = await http.request(toHttpRequest(request, bearer));
            if (result.trouble?.reason === 'connection-expired' && !isRenewed) {
                const renewed = await connection.token(signal, bearer);
                if (typeof renewed !== 'string') return { ...result, trouble: renewed };
                bearer = renewed;
                isRenewed = true;
                continue;
            }
            const seconds = retryDelaySeconds(result.trouble, retries, request.post === undefined);
            if (seconds === null) return withSlowDown(result);
            await wait(seconds, signal);
            retries += 1;
        }

        async function cachedBeside(trouble: Trouble): Promise<HttpResult<T>> {
            return { ...(await http.request(toHttpRequest({ ...request, cachedOnly: true }, null))), trouble };
        }
    };
}

function toHttpRequest<T>({ path, post, maxAgeSeconds = 0, ...request }: ApiRequest<T>, token: string | null) {
    const headers = {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(post && { 'Content-Type': 'application/json' }),
    };
    return {
        ...request,
        service: 'spotify',
        address: new URL(path, 'https://api.spotify.com/v1/'),
        maxAgeSeconds,
        init: post ? { method: 'POST', headers, body: JSON.stringify(post) } : { headers },
        reasonOf: reasonOfApi,
    } as const;
}

/** How long to wait before asking again; null when it is of no use. */
function retryDelaySeconds(trouble: Trouble | null, retries: number, isRead: boolean): number | null {
    const seconds = backoffSeconds[retries];
    if (seconds === undefined) return null;
    switch (trouble?.reason) {
        case 'slow-down': {
            const wanted = trouble.retryAfterSeconds ?? seconds;
            return wanted <= longestDelaySeconds ? wanted : null;
        }
        case 'unreachable':
            return isRead ? seconds : null;
        case 'server-fault':
            return isRead && retries === 0 ? seconds : null;
        default:
            return null;
    }
}

/** What the browser may not read is most likely "too many requests". */
function withSlowDown<T>(result: HttpResult<T>): HttpResult<T> {
    if (result.trouble?.reason !== 'unreachable') return result;
    return { ...result, trouble: { ...result.trouble, reason: 'slow-down' } };
}
