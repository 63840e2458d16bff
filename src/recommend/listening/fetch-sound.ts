import type { Reason } from '../../flow.ts';
import { anySignal } from '../../storage/abortable.ts';
import { reasonOfStatus } from '../http/http-client.ts';
import type { TroubleReason } from '../source.ts';

export type FetchedSound =
    | { readonly ok: true; readonly sound: Blob }
    | {
          readonly ok: false;
          readonly reason: TroubleReason | Extract<Reason, 'not-audio' | 'empty-file'> | 'too-large';
      };

interface Options {
    readonly signal: AbortSignal;
    readonly fetch: typeof globalThis.fetch;
    /** Of the sound's bytes, 0 to 1; never called where the service does not say how many there are. */
    readonly onFraction: (fraction: number) => void;
}

/** About 17 minutes at 320 kbit/s. */
const mostBytes = 40_000_000;
const timeoutMillis = 120_000;
/** Stores that do not know what they keep call it octets. */
const soundTypes = /^(audio\/|video\/(mp4|webm|ogg)|application\/(ogg|octet-stream)|binary\/octet-stream)/;

/** The whole of a sound, at most 40 MB. Rejects only with the signal's reason. */
export async function fetchSound(address: string, { signal, fetch, onFraction }: Options): Promise<FetchedSound> {
    const deadline = AbortSignal.timeout(timeoutMillis);
    try {
        const response = await fetch(address, { signal: anySignal([signal, deadline]), credentials: 'omit' });
        const reason = refusal(response);
        if (reason !== null) {
            await response.body?.cancel();
            return { ok: false, reason };
        }
        return await read(response, onFraction);
    } catch {
        signal.throwIfAborted();
        return { ok: false, reason: deadline.aborted ? 'timeout' : 'unreachable' };
    }
}

function refusal({ ok, status, headers }: Response): (FetchedSound & { ok: false })['reason'] | null {
    if (!ok) return reasonOfStatus(status);
    if (!soundTypes.test(headers.get('Content-Type') ?? 'audio/')) return 'not-audio';
    return Number(headers.get('Content-Length')) > mostBytes ? 'too-large' : null;
}

async function read({ body, headers }: Response, onFraction: Options['onFraction']): Promise<FetchedSound> {
    const expectedBytes = Number(headers.get('Content-Length'));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = body?.getReader();
    for (let bytes = 0; reader;) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        bytes += value.byteLength;
        if (bytes > mostBytes) {
            await reader.cancel();
            return { ok: false, reason: 'too-large' };
        }
        if (expectedBytes > 0) onFraction(Math.min(1, bytes / expectedBytes));
    }
    const sound = new Blob(pieces);
    return sound.size > 0 ? { ok: true, sound } : { ok: false, reason: 'empty-file' };
}
