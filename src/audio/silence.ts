import type { Recording } from './recording.ts';

const blockSeconds = 1;

/** So many samples of nothing, for what is missing in the middle of a song, so that all that follows keeps its time. */
export function silence(samples: number, sampleRateHz: number): () => Promise<Recording> {
    return async () => ({
        ok: true,
        sampleRateHz,
        durationSeconds: samples / sampleRateHz,
        async *read({ startSeconds = 0, endSeconds = Infinity, signal } = {}) {
            const end = Math.min(samples, Math.round(endSeconds * sampleRateHz));
            const blockSamples = blockSeconds * sampleRateHz;
            for (let start = Math.round(startSeconds * sampleRateHz); start < end; start += blockSamples) {
                signal?.throwIfAborted();
                const nothing = new Float32Array(Math.min(blockSamples, end - start));
                yield { sampleRateHz, left: nothing, right: nothing };
            }
        },
        isDamaged: () => false,
        close: () => undefined,
    });
}
