/** Asking MusicBrainz, https://musicbrainz.org/doc/MusicBrainz_API */
import type * as v from 'valibot';
import { delay } from '../../storage/abortable.ts';
import type { HttpClient, HttpResult } from '../http/http-client.ts';
import type { RateLimiter } from '../http/rate-limiter.ts';

interface Question<T> {
    /** Below `https://musicbrainz.org/ws/2/`. */
    readonly path: string;
    readonly parameters: Readonly<Record<string, string>>;
    readonly schema: v.GenericSchema<unknown, T>;
    readonly signal: AbortSignal;
    readonly cachedOnly?: boolean | undefined;
    /** Under what the answer is cached, where the parameters change from day to day. */
    readonly cacheKey?: string;
}

export type MusicBrainz = <T>(question: Question<T>) => Promise<HttpResult<T>>;

interface Parts {
    readonly http: HttpClient;
    /** One request a second, https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting */
    readonly rateLimit: RateLimiter;
    /** Rejects with the signal's reason. */
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

const maxAgeSeconds = 24 * 60 * 60;
const pauseSeconds = 3;
const longestPauseSeconds = 10;

/**
 * Its "slow down", a 503, comes from a server that lets no page read it: where it cannot be reached it most likely said that.
 * It is waited out, and asked once more. What stays silent then may as well be blocked in this browser.
 */
export function createMusicBrainzApi({
    http,
    rateLimit,
    wait = (seconds, signal) => delay(seconds * 1000, signal),
}: Parts): MusicBrainz {
    return async function ask<T>({ path, parameters, ...question }: Question<T>): Promise<HttpResult<T>> {
        const address = new URL(path, 'https://musicbrainz.org/ws/2/');
        address.search = String(new URLSearchParams({ ...parameters, fmt: 'json' }));
        const request = {
            ...question,
            service: 'musicbrainz',
            address,
            maxAgeSeconds,
            rateLimit,
            reasonOf: (status: number) => (status === 503 ? 'slow-down' : null),
        } as const;
        const result = await http.request(request);
        const { reason, retryAfterSeconds = pauseSeconds } = result.trouble ?? {};
        const isBusy = reason === 'slow-down' || reason === 'unreachable';
        if (!isBusy || retryAfterSeconds > longestPauseSeconds) return result;
        await wait(retryAfterSeconds, question.signal);
        const again = await http.request(request);
        if (again.trouble?.reason !== 'unreachable') return again;
        return { ...again, trouble: { ...again.trouble, reason: 'busy-or-blocked' } };
    };
}
