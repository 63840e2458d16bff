/** One question to one service over HTTP: validated, bounded in time and size, and kept for a while. */
import * as v from 'valibot';
import type { Service } from '../../flow.ts';
import type { Answers } from './response-cache.ts';
import type { Answer, Trouble, TroubleReason } from '../source.ts';

export interface Question<T> {
    readonly service: Service;
    readonly address: URL;
    readonly schema: v.GenericSchema<unknown, T>;
    readonly signal: AbortSignal;
    /** For how long the answer counts as the same; 0 never keeps it. */
    readonly keepSeconds: number;
    /** Answers only from what is kept, however old. */
    readonly keptOnly?: boolean | undefined;
    /** Name of a parameter of the address that is never kept: a key. */
    readonly secret?: string;
    /** Under what the answer is kept, where the address changes from day to day while the question does not. */
    readonly keptAs?: string;
    /** Takes one from an allowance as the question goes to the network, or says why it may not go. */
    readonly spend?: () => TroubleReason | null;
    /** Waits until the service may be asked; only for a question that goes to the network. */
    readonly turn?: (signal: AbortSignal) => Promise<void>;
    readonly request?: Pick<RequestInit, 'method' | 'headers' | 'body'>;
    /** The service's own reasons, from the body's JSON, or its text where it is none; null leaves the status to speak. */
    readonly reasonOf?: (status: number, body: unknown) => TroubleReason | null;
}

export type Asked<T> =
    | {
          readonly ok: true;
          readonly value: T;
          /** Milliseconds since 1970. */
          readonly at: number;
          readonly isKept: boolean;
          /** Why an old answer stands in for a new one. */
          readonly trouble: Trouble | null;
      }
    /** Without trouble: `keptOnly`, and nothing is kept. */
    | { readonly ok: false; readonly trouble: Trouble | null };

/** Rejects only with the question's signal's reason. */
export type Ask = <T>(question: Question<T>) => Promise<Asked<T>>;

interface Parts {
    readonly answers: Answers;
    readonly fetch?: typeof globalThis.fetch;
    readonly now?: () => number;
    readonly isOnline?: () => boolean;
    readonly timeoutMillis?: number;
}

const largestAnswerBytes = 8 * 1024 * 1024;

/**
 * Answers from what is kept while that is fresh; asks the service otherwise. When the device is offline or the service
 * does not answer, an older kept answer stands in, with its date.
 */
export function createAsk({
    answers,
    fetch = globalThis.fetch.bind(globalThis),
    now = Date.now,
    isOnline = () => navigator.onLine,
    timeoutMillis = 15_000,
}: Parts): Ask {
    return async function ask<T>(question: Question<T>): Promise<Asked<T>> {
        const { service, signal, schema, keepSeconds, keptOnly = false } = question;
        signal.throwIfAborted();
        const key = question.keptAs ?? withoutSecret(question);
        const kept = keepSeconds > 0 ? await answers.read(service, key) : null;
        const old = kept && v.safeParse(schema, kept.body);
        const standIn = (trouble: Trouble | null): Asked<T> =>
            kept && old?.success
                ? { ok: true, value: old.output, at: kept.at, isKept: true, trouble }
                : { ok: false, trouble };
        signal.throwIfAborted();
        const ageMillis = now() - (kept?.at ?? NaN);
        // An answer from the future is none: the clock was set back.
        const isFresh = old?.success && ageMillis >= 0 && ageMillis < keepSeconds * 1000;
        if (isFresh || keptOnly) return standIn(null);
        const fail = (reason: TroubleReason, message: string, more: Partial<Trouble> = {}): Asked<T> =>
            standIn({ service, reason, message, ...more });
        if (!isOnline()) return fail('offline', 'the device is offline');
        await question.turn?.(signal);
        const obstacle = question.spend?.();
        if (obstacle) return fail(obstacle, 'the allowance is used up');
        const deadline = AbortSignal.timeout(timeoutMillis);
        try {
            const response = await fetch(question.address, {
                ...question.request,
                signal: AbortSignal.any([signal, deadline]),
                credentials: 'omit',
            });
            const text = await textOf(response);
            const body = parsed(text);
            if (!response.ok) {
                const reason = question.reasonOf?.(response.status, body ?? text) ?? reasonOfStatus(response.status);
                return fail(reason, `${service} answered ${response.status}`, retryAfter(response, now()));
            }
            const value = v.safeParse(schema, body);
            if (!value.success) return fail('unintelligible', v.summarize([value.issues[0]]));
            if (keepSeconds > 0) await answers.write(service, key, { body, at: now() });
            return { ok: true, value: value.output, at: now(), isKept: false, trouble: null };
        } catch (error) {
            signal.throwIfAborted();
            if (deadline.aborted) return fail('timeout', `${service} took longer than ${timeoutMillis} ms`);
            return fail('unreachable', error instanceof Error ? error.name : 'not an error');
        }
    };
}

/** What an answer has to say beside its songs: that it is an old one, and what went wrong. */
export function* aside({ ok, trouble, ...asked }: Asked<unknown>): Generator<Answer> {
    if (trouble) yield { kind: 'trouble', trouble };
    if (ok && 'isKept' in asked && asked.isKept) yield { kind: 'kept', at: asked.at };
}

function withoutSecret({ address, secret }: Pick<Question<unknown>, 'address' | 'secret'>): string {
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

/** Throws for an answer that is larger than any service has reason to give. */
async function textOf({ body }: Response): Promise<string> {
    if (!body) return '';
    const decoder = new TextDecoder();
    const reader = body.getReader();
    let text = '';
    for (let bytes = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return text + decoder.decode();
        bytes += value.byteLength;
        if (bytes > largestAnswerBytes) {
            await reader.cancel();
            throw new RangeError(`expected at most ${largestAnswerBytes} bytes`);
        }
        text += decoder.decode(value, { stream: true });
    }
}
