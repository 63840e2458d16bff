/** MP3 and AAC without a container, whatever stands around and between their frames. */
import { ADTS, MP3 } from 'mediabunny';
import type { Failure } from '../../flow.ts';
import type { ByteReader } from '../byte-reader.ts';
import { chainOf } from '../chain.ts';
import { openDemuxed } from '../demuxed.ts';
import type { OpenOptions, Recording } from '../recording.ts';
import { readAdtsHead } from './adts.ts';
import type { ReadFrameHead } from './frame-head.ts';
import { frameRuns, type FrameRun } from './frame-runs.ts';
import { declaredFrames, emptyInfoFrame, readMpegAudioHead } from './mpeg-audio.ts';

/** Junk in front: what is left of a broken tag with a picture, or of a frame. */
const searchedBytes = 16 * 1024 * 1024;

/** Null where there are no frames. Rejects when the file cannot be read. */
export async function openFrames(
    file: Blob,
    reader: ByteReader,
    options: OpenOptions,
): Promise<Recording | Failure | null> {
    for (const readHead of [readMpegAudioHead, readAdtsHead] satisfies ReadFrameHead[]) {
        const runs = await frameRuns(reader, readHead, { start: 0, searchedBytes });
        if (runs.length === 0) continue;
        return chainOf(runs.map((run) => () => openRun(file, reader, run, options)));
    }
    return null;
}

async function openRun(
    file: Blob,
    reader: ByteReader,
    run: FrameRun,
    options: OpenOptions,
): Promise<Recording | Failure> {
    const { head, frames, spans } = run;
    const slices = spans.map(([start, end]) => file.slice(start, end));
    if (head.codec === 'AAC') {
        const durationSeconds = (frames * head.samples) / head.sampleRateHz;
        return openDemuxed(new Blob(slices), [ADTS], { ...options, durationSeconds });
    }
    const first = await reader.at(spans[0]?.[0] ?? 0, head.bytes);
    const declared = declaredFrames(first);
    const seconds = (count: number): number => (count * head.samples) / head.sampleRateHz;
    return openDemuxed(new Blob([emptyInfoFrame(first), ...slices]), [MP3], {
        ...options,
        codec: head.codec,
        durationSeconds: seconds(Math.max(declared ?? 0, frames - (declared === null ? 0 : 1))),
        ...(declared !== null && { declaredSeconds: seconds(declared) }),
    });
}
