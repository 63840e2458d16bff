/** A file as WAV, for a player that cannot play it or does not tell its time. */
import { decodeOnPage } from '../../audio/page-decoding.ts';
import { wholeRecording } from '../../audio/whole-recording.ts';
import { writeWav } from '../../audio/wav-writing.ts';
import type { Failure } from '../../flow.ts';
import { startDecodingWorker } from './start-worker.ts';

interface WavOptions {
    /** Codecs whose streaming decoder is known not to decode, by their common names. */
    readonly distrusted: readonly string[];
    readonly signal: AbortSignal;
}

/**
 * Decodes in a worker of its own, so that it waits for no song that is being heard; what this cannot decode, the page's decoder may. Rejects
 * with the signal's reason when aborted; what cannot be decoded or is too long is a `Failure`.
 */
export async function decodeToWav(file: Blob, { distrusted, signal }: WavOptions): Promise<Blob | Failure> {
    signal.throwIfAborted();
    const link = startDecodingWorker();
    const abort = (): void => link.terminate(signal.reason);
    signal.addEventListener('abort', abort);
    try {
        const wav = await link.call('decode', { file, distrusted });
        if (wav instanceof Blob || wav.reason === 'too-large') return wav;
        const samples = await decodeOnPage(file);
        signal.throwIfAborted();
        return 'ok' in samples ? wav : await writeWav(wholeRecording(samples));
    } finally {
        signal.removeEventListener('abort', abort);
        link.terminate(new DOMException('decoded', 'AbortError'));
    }
}
