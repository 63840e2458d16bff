/** FLAC without its tags and pictures, whose faults would cost the sound, and without what of it is damaged. RFC 9639. */
import { FLAC } from 'mediabunny';
import type { Failure } from '../../flow.ts';
import { textAt, type ByteReader } from '../byte-reader.ts';
import { chainOf } from '../chain.ts';
import { maskIn, maskLayout } from '../channels/mask-comment.ts';
import { openDemuxed, type DemuxOptions } from '../demuxed.ts';
import type { OpenOptions, Recording } from '../recording.ts';
import { refuse } from '../refusal.ts';
import { silence } from '../silence.ts';
import { flacRuns, type FlacRun } from './frame-runs.ts';
import { flacStart, readStreamInfo, streamInfoBytes } from './stream-info.ts';

/** Whoever leaves more of it lies about its frames' numbers. */
const mostSilenceSeconds = 1800;

const infoAt = 8;
const blockHeadBytes = 4;
const commentBlock = 4;
/** A comment may hold a picture; what says which channel is where stands in front of it or not at all. */
const mostCommentBytes = 256 * 1024;

export interface FlacOptions extends OpenOptions {
    /** Which channel is to sound where, if something around the file says it. */
    readonly mask?: number | null;
    /** The file is to go on. */
    readonly isCutOff?: boolean;
}

/** Rejects when the file cannot be read. */
export async function openFlac(file: Blob, reader: ByteReader, options: FlacOptions): Promise<Recording | Failure> {
    const head = await reader.at(0, infoAt + streamInfoBytes);
    const isStreamInfo = head.byteLength === infoAt + streamInfoBytes && (head.getUint8(4) & 0x7f) === 0;
    if (textAt(head, 0) !== 'fLaC' || !isStreamInfo) return refuse('damaged', 'no description of the stream');
    const streamInfo = new Uint8Array(head.buffer.slice(head.byteOffset + infoAt, head.byteOffset + head.byteLength));
    const info = readStreamInfo(new DataView(streamInfo.buffer));
    const { framesAt, mask } = await readMetadata(reader);
    const runs = await flacRuns(reader, info, framesAt);
    const demux = { ...options, listedLayout: maskLayout(options.mask ?? mask) };
    const part = (start: number, end: number, samples: number): Blob =>
        new Blob([flacStart(streamInfo, samples), file.slice(start, end)]);
    const last = runs.at(-1);
    if (!last) return openDemuxed(part(framesAt, file.size, info.totalSamples ?? 0), [FLAC], demux);

    const isCutOff = (options.isCutOff ?? false) || last.endSample < (info.totalSamples ?? 0);
    const openRun = (run: FlacRun) => (): Promise<Recording | Failure> => {
        const ofRun: DemuxOptions = { ...demux, isCutOff: isCutOff && run === last };
        return openDemuxed(part(run.start, run.end, run.endSample - run.firstSample), [FLAC], ofRun);
    };
    const [first = last] = runs;
    const whole = runs.length > 1 ? await openRun(first)() : null;
    if (whole?.ok === false) return whole;
    whole?.close();
    const gaps = gapsBefore(runs, framesAt).map((samples) =>
        samples > mostSilenceSeconds * info.sampleRateHz ? 0 : samples,
    );
    const opened = await chainOf(
        runs.flatMap((run, i) => {
            const missing = gaps[i] ?? 0;
            return missing > 0 ? [silence(missing, info.sampleRateHz), openRun(run)] : [openRun(run)];
        }),
    );
    return opened.ok && gaps.some((missing) => missing > 0) ? { ...opened, isDamaged: () => true } : opened;
}

/** Samples that are missing before each run. What was cut off before the first one, and another song behind this one, are no gaps. */
function gapsBefore(runs: readonly FlacRun[], framesAt: number): number[] {
    return runs.map(({ start, firstSample }, i) => {
        const before = runs[i - 1];
        if (!before) return start > framesAt ? firstSample : 0;
        return Math.max(0, firstSample - before.endSample);
    });
}

/** Where the frames begin, as far as the blocks' lengths can be trusted, and what a comment says of the channels. */
async function readMetadata(reader: ByteReader): Promise<{ readonly framesAt: number; readonly mask: number | null }> {
    let offset = infoAt + streamInfoBytes;
    let mask: number | null = null;
    let isLast = ((await reader.at(4, 1)).getUint8(0) & 0x80) !== 0;
    while (!isLast) {
        const head = await reader.at(offset, blockHeadBytes);
        if (head.byteLength < blockHeadBytes) break;
        isLast = (head.getUint8(0) & 0x80) !== 0;
        const bytes = head.getUint32(0) & 0xff_ff_ff;
        if ((head.getUint8(0) & 0x7f) === commentBlock) {
            const body = await reader.at(offset + blockHeadBytes, Math.min(bytes, mostCommentBytes));
            mask ??= maskIn(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
        }
        if (offset + blockHeadBytes + bytes >= reader.size) break;
        offset += blockHeadBytes + bytes;
    }
    return { framesAt: offset, mask };
}
