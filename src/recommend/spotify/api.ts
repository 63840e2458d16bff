import type { GenericSchema } from 'valibot';
import type { Ask, Asked } from '../http/http-client.ts';
import type { Trouble } from '../source.ts';
import type { SpotifyConnection } from './connection.svelte.ts';
import { reasonOfApi } from './reasons.ts';

interface ApiQuestion<T> {
    /** Below `https://api.spotify.com/v1/`. */
    readonly path: string;
    readonly schema: GenericSchema<unknown, T>;
    readonly signal: AbortSignal;
    /** 0, or missing: the answer is never kept. */
    readonly keepSeconds?: number;
    readonly keptOnly?: boolean;
    /** What is to be written; nothing for a question that only reads. */
    readonly post?: object;
}

/** Like `Ask`, in the name of the connected listener. */
export type SpotifyApi = <T>(question: ApiQuestion<T>) => Promise<Asked<T>>;

interface Parts {
    readonly ask: Ask;
    readonly connection: Pick<SpotifyConnection, 'token'>;
    /** Rejects with the signal's reason. */
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

const pausesSeconds = [1, 2, 4, 8, 16] as const;
const longestPauseSeconds = 16;

/**
 * A token that is refused is refreshed once. "Too many requests" is waited out, in five pauses at most; so is an answer that
 * the browser may not read, because Spotify's come without the header that allows it. A fault of the server's is tried once
 * more. What writes is repeated only when Spotify said that it did nothing.
 */
export function createSpotifyApi({ ask, connection, wait = pause }: Parts): SpotifyApi {
    return async function askSpotify<T>(question: ApiQuestion<T>): Promise<Asked<T>> {
        const { signal } = question;
        if (question.keptOnly) return ask(toQuestion(question, null));
        const token = await connection.token(signal);
        if (typeof token !== 'string') return keptBeside(token);
        let bearer = token;
        let isRenewed = false;
        for (let pauses = 0; ;) {
            const answer = await ask(toQuestion(question, bearer));
            if (answer.trouble?.reason === 'connection-expired' && !isRenewed) {
                const renewed = await connection.token(signal, bearer);
                if (typeof renewed !== 'string') return { ...answer, trouble: renewed };
                bearer = renewed;
                isRenewed = true;
                continue;
            }
            const seconds = patience(answer.trouble, pauses, question.post === undefined);
            if (seconds === null) return withSlowDown(answer);
            await wait(seconds, signal);
            pauses += 1;
        }

        async function keptBeside(trouble: Trouble): Promise<Asked<T>> {
            return { ...(await ask(toQuestion({ ...question, keptOnly: true }, null))), trouble };
        }
    };
}

function toQuestion<T>({ path, post, keepSeconds = 0, ...question }: ApiQuestion<T>, token: string | null) {
    const headers = {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(post && { 'Content-Type': 'application/json' }),
    };
    return {
        ...question,
        service: 'spotify',
        address: new URL(path, 'https://api.spotify.com/v1/'),
        keepSeconds,
        request: post ? { method: 'POST', headers, body: JSON.stringify(post) } : { headers },
        reasonOf: reasonOfApi,
    } as const;
}

/** How long to wait before asking again; null when it is of no use. */
function patience(trouble: Trouble | null, pauses: number, isRead: boolean): number | null {
    const seconds = pausesSeconds[pauses];
    if (seconds === undefined) return null;
    switch (trouble?.reason) {
        case 'slow-down': {
            const wanted = trouble.retryAfterSeconds ?? seconds;
            return wanted <= longestPauseSeconds ? wanted : null;
        }
        case 'unreachable':
            return isRead ? seconds : null;
        case 'server-fault':
            return isRead && pauses === 0 ? seconds : null;
        default:
            return null;
    }
}

/** What the browser may not read is most likely "too many requests". */
function withSlowDown<T>(answer: Asked<T>): Asked<T> {
    if (answer.trouble?.reason !== 'unreachable') return answer;
    return { ...answer, trouble: { ...answer.trouble, reason: 'slow-down' } };
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, seconds * 1000);
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
    });
}
