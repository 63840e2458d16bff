import type { ReadOptions } from './read-track.ts';
import type { Recording } from './recording.ts';
import type { Samples } from '../flow.ts';

/** Sound that is decoded already, read like a recording: in views of one second, nothing copied. */
export function wholeRecording(samples: Samples): Recording {
    const { sampleRateHz, left, right } = samples;
    return {
        ok: true,
        sampleRateHz,
        durationSeconds: left.length / sampleRateHz,
        async *read({ startSeconds = 0, endSeconds = Infinity, signal }: ReadOptions = {}) {
            const end = Math.min(left.length, Math.round(endSeconds * sampleRateHz));
            for (let start = Math.round(startSeconds * sampleRateHz); start < end; start += sampleRateHz) {
                signal?.throwIfAborted();
                const to = Math.min(end, start + sampleRateHz);
                yield { sampleRateHz, left: left.subarray(start, to), right: right.subarray(start, to) };
            }
        },
        close: () => undefined,
    };
}
