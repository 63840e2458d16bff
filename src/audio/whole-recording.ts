import type { Samples } from '../flow.ts';
import type { ReadOptions, Recording } from './recording.ts';
import { DecodeFailure } from './refusal.ts';
import { partsOf } from './samples.ts';

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
            const from = Math.round(startSeconds * sampleRateHz);
            const part = (plane: Float32Array): Float32Array => plane.subarray(from, end);
            const wanted = {
                sampleRateHz,
                left: part(left),
                right: part(right),
                ...(surround && { surround: { ...surround, planes: surround.planes.map(part) } }),
            };
            for (const second of partsOf(wanted, sampleRateHz)) {
                signal?.throwIfAborted();
                yield second;
            }
            const wantedSeconds = Math.min(endSeconds, expectedSeconds ?? 0);
            if (durationSeconds < wantedSeconds - toleratedSeconds)
                throw new DecodeFailure(durationSeconds, `the sound should last ${wantedSeconds} s`, 'cut-off');
        },
        isDamaged: () => false,
        close: () => undefined,
    };
}
