import type { Samples } from '../flow.ts';
import type { ReadOptions, Recording } from './recording.ts';
import { DecodeFailure } from './refusal.ts';

const toleratedSeconds = 1;

/**
 * Sound that is decoded already, read like a recording: in views of one second, nothing copied. It breaks off where it ends well before
 * `expectedSeconds`.
 */
export function wholeRecording(samples: Samples, expectedSeconds: number | null = null): Recording {
    const { sampleRateHz, left, right, surround } = samples;
    const durationSeconds = left.length / sampleRateHz;
    return {
        ok: true,
        sampleRateHz,
        durationSeconds,
        async *read({ startSeconds = 0, endSeconds = Infinity, signal }: ReadOptions = {}) {
            const end = Math.min(left.length, Math.round(endSeconds * sampleRateHz));
            for (let start = Math.round(startSeconds * sampleRateHz); start < end; start += sampleRateHz) {
                signal?.throwIfAborted();
                const to = Math.min(end, start + sampleRateHz);
                const part = (plane: Float32Array): Float32Array => plane.subarray(start, to);
                yield {
                    sampleRateHz,
                    left: part(left),
                    right: part(right),
                    ...(surround && { surround: { ...surround, planes: surround.planes.map(part) } }),
                };
            }
            const wantedSeconds = Math.min(endSeconds, expectedSeconds ?? 0);
            if (durationSeconds < wantedSeconds - toleratedSeconds)
                throw new DecodeFailure(durationSeconds, `the sound should last ${wantedSeconds} s`, 'cut-off');
        },
        isDamaged: () => false,
        close: () => undefined,
    };
}
