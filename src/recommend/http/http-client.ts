/** Requests to services over HTTP: validated, bounded in time and size, and cached for a while. */
import * as v from 'valibot';
import { anySignal } from '../../storage/abortable.ts';
import type { Service } from '../sources.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { ResponseCache } from './response-cache.ts';
import type { Answer, Trouble, TroubleReason } from '../source.ts';

export interface HttpRequest<T> {
    readonly service: Service;
    readonly address: URL;
    readonly schema: v.GenericSchema<unknown, T>;
    readonly signal: AbortSignal;
    /** For how long a cached response counts as fresh; 0 never caches it. */
    readonly maxAgeSeconds: number;
    /** ResponseCache only from what is kept, however old. */
    readonly cachedOnly?: boolean | undefined;
    /** Name of a parameter of the address that is never part of the cache's key: a secret. */
    readonly secret?: string;
    /** Under what the response is cached, where the address changes from day to day while what it asks does not. */
    readonly cacheKey?: string;
    /** Takes one from an allowance as the request goes to the network, or says why it may not go. */
    readonly spend?: () => TroubleReason | null;
    /** Waited for by a request that goes to the network. */
    readonly rateLimit?: RateLimiter;
    readonly init?: Pick<RequestInit, 'method' | 'headers' | 'body'>;
    /** The service's own reasons, from the body's JSON, or its text where it is none; null leaves the status to speak. */
    readonly reasonOf?: (status: number, body: unknown) => TroubleReason | null;
}

export type HttpResult<T> =
    | {
          readonly ok: true;
          readonly value: T;
          /** Milliseconds since 1970. */
          readonly at: number;
          readonly fromCache: boolean;
          /** Why a stale response stands in for a fresh one. */
          readonly trouble: Trouble | null;
      }
    /** Without trouble: `cachedOnly`, and nothing is cached. */
    | { readonly ok: false; readonly trouble: Trouble | null };

export interface HttpClient {
    /** Rejects only with the signal's reason. */
    request<T>(request: HttpRequest<T>): Promise<HttpResult<T>>;
}

interface Parts {
    readonly cache: ResponseCache;
    readonly fetch?: typeof globalThis.fetch;
    readonly now?: () => number;
    readonly isOnline?: () => boolean;
    readonly timeoutMillis?: number;
}

const largestBodyBytes = 8 * 1024 * 1024;

/**
 * ResponseCache from what is kept while that is fresh; asks the service otherwise. When the device is offline or the service
 * does not answer, an older kept answer stands in, with its date.
 */
export function createHttpClient({
    cache,
    fetch = globalThis.fetch.bind(globalThis),
    now = Date.now,
    isOnline = () => navigator.onLine,
    timeoutMillis = 15_000,
}: Parts): HttpClient {
    return {
        async request<T>(request: HttpRequest<T>): Promise<HttpResult<T>> {
            const { service, signal, schema, maxAgeSeconds, cachedOnly = false } = request;
            signal.throwIfAborted();
            const key = request.cacheKey ?? withoutSecret(request);
            const cached = maxAgeSeconds > 0 ? await cache.read(service, key) : null;
            const old = cached && v.safeParse(schema, cached.body);
            const standIn = (trouble: Trouble | null): HttpResult<T> =>
                cached && old?.success
                    ? { ok: true, value: old.output, at: cached.at, fromCache: true, trouble }
                    : { ok: false, trouble };
            signal.throwIfAborted();
            const ageMillis = now() - (cached?.at ?? NaN);
            // A response from the future is none: the clock was set back.
            const isFresh = old?.success && ageMillis >= 0 && ageMillis < maxAgeSeconds * 1000;
            if (isFresh || cachedOnly) return standIn(null);
            const fail = (reason: TroubleReason, message: string, more: Partial<Trouble> = {}): HttpResult<T> =>
                standIn({ service, reason, message, ...more });
            if (!isOnline()) return fail('offline', 'the device is offline');
            await request.rateLimit?.(signal);
            const obstacle = request.spend?.();
            if (obstacle) return fail(obstacle, 'the allowance is used up');
            const deadline = AbortSignal.timeout(timeoutMillis);
            try {
                const response = await fetch(request.address, {
                    ...request.init,
                    signal: anySignal([signal, deadline]),
                    credentials: 'omit',
                });
                const text = await textOf(response);
                const body = parsed(text);
                if (!response.ok) {
                    const reason = request.reasonOf?.(response.status, body ?? text) ?? reasonOfStatus(response.status);
                    return fail(reason, `${service} answered ${response.status}`, retryAfter(response, now()));
                }
                const value = v.safeParse(schema, body);
                if (!value.success) return fail('unintelligible', v.summarize([value.issues[0]]));
                if (maxAgeSeconds > 0) await cache.write(service, key, { body, at: now() });
                return { ok: true, value: value.output, at: now(), fromCache: false, trouble: null };
            } catch (error) {
                signal.throwIfAborted();
                if (deadline.aborted) return fail('timeout', `${service} took longer than ${timeoutMillis} ms`);
                return fail('unreachable', error instanceof Error ? error.name : 'not an error');
            }
        },
    };
}

/** What a source tells of a result beside its songs: that it is an old one, and what went wrong. */
export function* remarksOn({ ok, trouble, ...result }: HttpResult<unknown>): Generator<Answer> {
    if (trouble) yield { kind: 'trouble', trouble };
    if (ok && 'fromCache' in result && result.fromCache) yield { kind: 'cached', at: result.at };
}

function withoutSecret({ address, secret }: Pick<HttpRequest<unknown>, 'address' | 'secret'>): string {
    const open = new URL(address);
    if (secret !== undefined) open.searchParams.delete(secret);
    return open.href;
}

/** What a status alone tells. */
export function reasonOfStatus(status: number): TroubleReason {
    if (status === 429) return 'slow-down';
    return status >= 500 ? 'server-fault' : 'refused';
}

/** Retry-After is a number of seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter({ headers }: Response, now: number): Partial<Trouble> {
    const text = headers.get('Retry-After')?.trim() ?? '';
    const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
    return seconds >= 0 ? { retryAfterSeconds: seconds } : {};
}

/** Undefined for what is no JSON; the schema refuses it then. */
function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Throws for a body that is larger than any service has reason to give. */
async function textOf({ body }: Response): Promise<string> {
    if (!body) return '';
    const decoder = new TextDecoder();
    const reader = body.getReader();
    let text = '';
    for (let bytes = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return text + decoder.decode();
        bytes += value.byteLength;
        if (bytes > largestBodyBytes) {
            await reader.cancel();
            throw new RangeError(`expected at most ${largestBodyBytes} bytes`);
        }
        text += decoder.decode(value, { stream: true });
    }
}
