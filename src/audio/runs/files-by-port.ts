/** Short files go from a worker to its page to be decoded, and come back as sound. */
import type { DecodeFile } from './decode-runs.ts';

export interface Question {
    readonly id: number;
    readonly file: Uint8Array<ArrayBuffer>;
    readonly sampleRateHz: number;
}

export interface Answer {
    readonly id: number;
    readonly planes: readonly Float32Array<ArrayBuffer>[] | null;
}

/** WebKit's decoder may never answer; ten seconds of sound take others some milliseconds. */
const patienceMillis = 10_000;

/** What is not answered within ten seconds cannot be decoded. */
export function filesDecodedBy(port: MessagePort): DecodeFile {
    const waiting = new Map<number, (planes: Answer['planes']) => void>();
    let lastId = 0;
    port.onmessage = ({ data: { id, planes } }: MessageEvent<Answer>) => waiting.get(id)?.(planes);
    return async (file, sampleRateHz) => {
        const id = ++lastId;
        let timer: ReturnType<typeof setTimeout> | undefined;
        try {
            return await new Promise<Answer['planes']>((resolve) => {
                waiting.set(id, resolve);
                timer = setTimeout(() => resolve(null), patienceMillis);
                port.postMessage({ id, file, sampleRateHz } satisfies Question, [file.buffer]);
            });
        } finally {
            clearTimeout(timer);
            waiting.delete(id);
        }
    };
}
