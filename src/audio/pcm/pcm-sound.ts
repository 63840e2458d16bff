/** Sound that needs no decoder, read in blocks. */
import { assertHearable } from '../blocks.ts';
import { countInvalid, samplesOf } from '../mixing.ts';
import { DecodeFailure } from '../refusal.ts';
import type { Recording } from '../recording.ts';
import { decodePcm } from './pcm-samples.ts';
import { declaredSeconds, type PcmLayout } from './pcm-layout.ts';

const blockSeconds = 1;
/** Asking for the bytes of each second takes longer than reading them. */
const blocksAtOnce = 16;

/** A header may promise a frame or two more than were written. */
const toleratedSeconds = 1;

/** Of any channel, all together. Less is a click, which is silent. */
const mostInvalidSeconds = 0.1;

/** Throws when no sound has such a format. */
export function pcmSound(file: Blob, layout: PcmLayout): Recording {
    const { sampleRateHz, channels, bytesPerSample } = layout;
    assertHearable({ sampleRate: sampleRateHz, numberOfChannels: channels });
    const frameBytes = channels * bytesPerSample;
    const framesThere = Math.floor(layout.dataBytes / frameBytes);
    const promisedSeconds = declaredSeconds(layout);
    const invalidFrames = Array.from({ length: channels }, () => 0);
    let isClosed = false;

    return {
        ok: true,
        sampleRateHz,
        durationSeconds: promisedSeconds ?? framesThere / sampleRateHz,
        async *read({ startSeconds = 0, endSeconds = Infinity, signal } = {}) {
            const end = Math.min(framesThere, Math.round(endSeconds * sampleRateHz));
            let frame = Math.round(startSeconds * sampleRateHz);
            while (frame < end) {
                const bytes = await bytesOf(frame, Math.min(end, frame + blocksAtOnce * blockSeconds * sampleRateHz));
                const blockBytes = blockSeconds * sampleRateHz * frameBytes;
                for (let at = 0; at < bytes.byteLength; at += blockBytes) {
                    signal?.throwIfAborted();
                    if (isClosed) throw new DecodeFailure(frame / sampleRateHz, 'the file was let go');
                    const block = new DataView(bytes, at, Math.min(blockBytes, bytes.byteLength - at));
                    const planes = decodePcm(block, layout);
                    if (layout.encoding === 'float') {
                        planes.forEach(
                            (plane, i) => (invalidFrames[i] = (invalidFrames[i] ?? 0) + countInvalid(plane)),
                        );
                    }
                    yield samplesOf(sampleRateHz, planes, layout.speakers);
                    frame += block.byteLength / frameBytes;
                }
            }
            const expectedSeconds = Math.min(endSeconds, promisedSeconds ?? 0);
            if (frame / sampleRateHz < expectedSeconds - toleratedSeconds)
                throw new DecodeFailure(frame / sampleRateHz, `the file promises ${expectedSeconds} s`, 'cut-off');
        },
        isDamaged: () => Math.max(...invalidFrames) > mostInvalidSeconds * sampleRateHz,
        close: () => (isClosed = true),
    };

    async function bytesOf(from: number, to: number): Promise<ArrayBuffer> {
        const start = layout.dataOffset + from * frameBytes;
        try {
            return await file.slice(start, start + (to - from) * frameBytes).arrayBuffer();
        } catch (error) {
            throw new DecodeFailure(from / sampleRateHz, error);
        }
    }
}
