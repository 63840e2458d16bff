/** Finds the streams in a file that is nothing but frames, with whatever stands before, between and behind them. */
import type { ByteReader } from '../byte-reader.ts';
import { frameHeadBytes, isOfSameStream, type FrameHead, type ReadFrameHead } from './frame-head.ts';

/** Frames of one codec, rate and number of channels. */
export interface FrameRun {
    readonly head: FrameHead;
    /** Where its frames lie; what is between them is none. */
    readonly spans: readonly (readonly [start: number, end: number])[];
    readonly frames: number;
}

/** Chance bytes look like one frame's head every few kilobytes, like three in a row once in millions of gigabytes. */
const inARow = { ofAnyStream: 3, ofTheSame: 2 };
const searchBytes = 64 * 1024;

/** All runs from `start` on; none where no three frames in a row begin within `searchedBytes`. Rejects when the file cannot be read. */
export async function frameRuns(
    reader: ByteReader,
    readHead: ReadFrameHead,
    { start, searchedBytes }: { start: number; searchedBytes: number },
): Promise<FrameRun[]> {
    const runs: { head: FrameHead; spans: [start: number, end: number][]; frames: number }[] = [];
    const search = { reader, readHead };
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
    return runs;
}

interface Search {
    readonly reader: ByteReader;
    readonly readHead: ReadFrameHead;
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
    let offset = start + first.bytes;
    for (let frame = 1; frame < count; frame++) {
        if (frame > 1 && offset === search.reader.size) return true;
        const head = await headAt(search, offset);
        if (!head || !isOfSameStream(head, first)) return false;
        offset += head.bytes;
    }
    return true;
}
