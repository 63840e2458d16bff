/** MP3 and AAC without a container, whatever stands around and between their frames. */
import { ADTS, MP3 } from 'mediabunny';
import type { Failure } from '../../flow.ts';
import type { ByteReader } from '../byte-reader.ts';
import { chainOf } from '../chain.ts';
import { openDemuxed } from '../demuxed.ts';
import type { OpenOptions, Recording } from '../recording.ts';
import { adts } from './adts.ts';
import { frameRuns, type FrameRun } from './frame-runs.ts';
import { framesLostBetween } from './lost-frames.ts';
import { declaredFrames, emptyInfoFrame, mpegAudio } from './mpeg-audio.ts';

/** Junk in front: what is left of a broken tag with a picture, or of a frame. */
const searchedBytes = 16 * 1024 * 1024;

export interface FramesOptions extends OpenOptions {
    /** What the frames are, where a container says it. */
    readonly codec?: string;
    /** How much longer the frames are to be than they are, where a container says it. */
    readonly missingBytes?: number;
}

/** Null where there are no frames. Rejects when the file cannot be read. */
export async function openFrames(
    file: Blob,
    reader: ByteReader,
    { codec, missingBytes = 0, ...options }: FramesOptions,
): Promise<Recording | Failure | null> {
    const likely = codec === undefined ? [mpegAudio, adts] : [codec === 'AAC' ? adts : mpegAudio];
    for (const format of likely) {
        const runs = await frameRuns(reader, format, { start: 0, searchedBytes });
        if (runs.length === 0) continue;
        const last = runs.at(-1);
        return chainOf(
            runs.map(
                (run) => () => openRun(file, reader, { run, missingBytes: run === last ? missingBytes : 0 }, options),
            ),
        );
    }
    return null;
}

async function openRun(
    file: Blob,
    reader: ByteReader,
    { run, missingBytes }: { readonly run: FrameRun; readonly missingBytes: number },
    options: OpenOptions,
): Promise<Recording | Failure> {
    const { head, frames, spans } = run;
    const slices = spans.map(([start, end]) => file.slice(start, end));
    const bytes = spans.reduce((sum, [start, end]) => sum + end - start, 0);
    const seconds = (count: number): number => (count * head.samples) / head.sampleRateHz;
    // The frames that are missing are as long as those that are there.
    const wholeFrames = missingBytes > 0 ? frames * (1 + missingBytes / bytes) : null;
    if (head.codec === 'AAC') {
        return openDemuxed(new Blob(slices), [ADTS], {
            ...options,
            durationSeconds: seconds(wholeFrames ?? frames),
            ...(wholeFrames !== null && { declaredSeconds: seconds(wholeFrames) }),
        });
    }
    const first = await reader.at(spans[0]?.[0] ?? 0, head.bytes);
    const ownFrames = declaredFrames(first);
    const framesThere = frames - (ownFrames === null ? 0 : 1);
    const lost = await framesLostBetween(reader, run, ownFrames === null ? null : ownFrames - framesThere);
    const declared = ownFrames === null ? wholeFrames : ownFrames - lost;
    return openDemuxed(new Blob([emptyInfoFrame(first), ...slices]), [MP3], {
        ...options,
        codec: head.codec,
        isDamaged: lost > 0,
        durationSeconds: seconds(Math.max(declared ?? 0, framesThere)),
        ...(declared !== null && { declaredSeconds: seconds(declared) }),
    });
}
