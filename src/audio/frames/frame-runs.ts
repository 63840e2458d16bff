/** Finds the streams in a file that is nothing but frames, with whatever stands before, between and behind them. */
import type { ByteReader } from '../byte-reader.ts';
import { frameHeadBytes, isOfSameStream, type FrameFormat, type FrameHead } from './frame-head.ts';

/** Frames of one codec, rate and number of channels. */
export interface FrameRun {
    readonly head: FrameHead;
    /** Where its frames lie; what is between them is none. */
    readonly spans: readonly (readonly [start: number, end: number])[];
    readonly frames: number;
}

/** Random bytes look like three heads in a row once in millions of gigabytes, but those of programs and tables repeat themselves. */
const inARow = { ofAnyStream: 8, ofTheSame: 2 };
/** Of the bytes that are searched for the first, frames are at least this share: tables in a program may be longer than any row. */
const leastShare = 1 / 64;
const searchBytes = 64 * 1024;

/**
 * All runs from `start` on; none where no eight frames in a row begin within `searchedBytes`, or where there are far too few for a file of
 * frames. Rejects when the file cannot be read.
 */
export async function frameRuns(
    reader: ByteReader,
    format: FrameFormat,
    { start, searchedBytes }: { start: number; searchedBytes: number },
): Promise<FrameRun[]> {
    const runs: { head: FrameHead; spans: [start: number, end: number][]; frames: number }[] = [];
    const search = { reader, ...format };
    let offset = await nextRow(search, null, start, Math.min(reader.size, start + searchedBytes));
    while (offset !== null) {
        const head = await headAt(search, offset);
        if (!head || offset + head.bytes > reader.size) break;
        let run = runs.at(-1);
        if (!run || !isOfSameStream(run.head, head)) runs.push((run = { head, spans: [], frames: 0 }));
        const end = offset + head.bytes;
        const span = run.spans.at(-1);
        if (span?.[1] === offset) span[1] = end;
        else run.spans.push([offset, end]);
        run.frames++;
        const next = await headAt(search, end);
        offset = next && isOfSameStream(next, head) ? end : await nextRow(search, head, end, reader.size);
    }
    const bytes = runs.flatMap(({ spans }) => spans).reduce((sum, [from, to]) => sum + to - from, 0);
    return bytes < leastShare * Math.min(searchedBytes, reader.size - start) ? [] : runs;
}

interface Search extends FrameFormat {
    readonly reader: ByteReader;
}

async function headAt({ reader, readHead }: Search, offset: number): Promise<FrameHead | null> {
    return readHead(await reader.at(offset, frameHeadBytes), 0);
}

/** The first place from `from` on where several frames of one stream follow one another; fewer suffice at the file's end. */
async function nextRow(search: Search, last: FrameHead | null, from: number, until: number): Promise<number | null> {
    for (let offset = from; offset < until; offset += searchBytes) {
        const view = await search.reader.at(offset, searchBytes + frameHeadBytes);
        const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
        for (let at = bytes.indexOf(0xff); at >= 0 && at < searchBytes; at = bytes.indexOf(0xff, at + 1)) {
            const head = search.readHead(view, at);
            if (!head) continue;
            const count = last && isOfSameStream(last, head) ? inARow.ofTheSame : inARow.ofAnyStream;
            if (await isRow(search, head, offset + at, count)) return offset + at;
        }
    }
    return null;
}

async function isRow(search: Search, first: FrameHead, start: number, count: number): Promise<boolean> {
    let offset = start;
    for (let frame = 0; frame < count; frame++) {
        if (frame > 1 && offset === search.reader.size) return true;
        const head = await headAt(search, offset);
        if (!head || !isOfSameStream(head, first)) return false;
        if (!search.isContent(await search.reader.at(offset, head.bytes), head)) return false;
        offset += head.bytes;
    }
    return true;
}
