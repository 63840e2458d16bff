/** Finds the frames of a FLAC file that are whole, behind whatever is damaged too. RFC 9639, section 9. */
import type { ByteReader } from '../byte-reader.ts';
import { longestHeadBytes, readFlacHead, type FlacHead } from './frame-head.ts';
import type { StreamInfo } from './stream-info.ts';

/** Whole frames that follow one another. */
export interface FlacRun {
    /** Bytes of the file. */
    readonly start: number;
    readonly end: number;
    /** Of each channel, counted from the song's start. */
    readonly firstSample: number;
    readonly endSample: number;
}

/** A run of one. */
interface Frame extends FlacRun {
    /** By the next frame's head; else only its own checksum says where it ends. */
    readonly isFollowed: boolean;
}

const searchBytes = 64 * 1024;

interface Search {
    readonly reader: ByteReader;
    readonly info: StreamInfo;
}

/** All runs from `start` on. Rejects when the file cannot be read. */
export async function flacRuns(reader: ByteReader, info: StreamInfo, start: number): Promise<FlacRun[]> {
    const search = { reader, info };
    const runs: FlacRun[] = [];
    let before: Frame | null = null;
    for (let frame = await nextFrame(search, start); frame !== null; frame = await nextFrame(search, frame.end)) {
        // That its checksum came out right may be chance where a hole has cut it off.
        if (before && !before.isFollowed) takeBack(runs, before);
        const last = runs.at(-1);
        if (last?.end === frame.start && last.endSample === frame.firstSample) {
            runs[runs.length - 1] = { ...last, end: frame.end, endSample: frame.endSample };
        } else {
            runs.push({
                start: frame.start,
                end: frame.end,
                firstSample: frame.firstSample,
                endSample: frame.endSample,
            });
        }
        before = frame;
    }
    return runs;
}

/** The last run ends before its last frame. */
function takeBack(runs: FlacRun[], { start, firstSample }: Frame): void {
    const last = runs.pop();
    if (last && last.start < start) runs.push({ ...last, end: start, endSample: firstSample });
}

/** The first frame from an offset on that is whole. */
async function nextFrame(search: Search, from: number): Promise<Frame | null> {
    const atOnce = await frameAt(search, from);
    if (atOnce) return atOnce;
    for (let offset = from + 1; offset < search.reader.size; offset += searchBytes) {
        const view = await search.reader.at(offset, searchBytes + longestHeadBytes);
        for (const at of headsIn(view, 0, Math.min(searchBytes, view.byteLength))) {
            const frame = await frameAt(search, offset + at);
            if (frame) return frame;
        }
    }
    return null;
}

/** Where heads begin in a view. */
function* headsIn(view: DataView, from: number, until: number): Generator<number, void> {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = bytes.indexOf(0xff, from); at >= 0 && at < until; at = bytes.indexOf(0xff, at + 1))
        if ((bytes[at + 1] ?? 0) >> 1 === 0x7c && readFlacHead(view, at)) yield at;
}

/** Null where none begins, and for one whose checksum says that it is damaged. */
async function frameAt({ reader, info }: Search, start: number): Promise<Frame | null> {
    const view = await reader.at(start, info.mostFrameBytes + longestHeadBytes);
    const head = readFlacHead(view, 0);
    if (!head) return null;
    const follows = head.number + (head.isNumberOfSample ? head.samples : 1);
    for (const at of headsIn(view, head.bytes, view.byteLength)) {
        if (!isFollowing(readFlacHead(view, at), head, follows)) continue;
        return checksum(view, at) === 0 ? frame(start, at, head, { info, isFollowed: true }) : null;
    }
    const bytes = endByChecksum(view, head.bytes);
    return bytes === null ? null : frame(start, bytes, head, { info, isFollowed: false });
}

function isFollowing(next: FlacHead | null, head: FlacHead, number: number): boolean {
    return next?.number === number && next.isNumberOfSample === head.isNumberOfSample;
}

function frame(
    start: number,
    bytes: number,
    head: FlacHead,
    { info, isFollowed }: { readonly info: StreamInfo; readonly isFollowed: boolean },
): Frame {
    const firstSample = head.isNumberOfSample ? head.number : head.number * info.mostSamples;
    return { start, end: start + bytes, firstSample, endSample: firstSample + head.samples, isFollowed };
}

/** Bytes of a frame that no other follows: where the checksum of all before it and itself is 0; the last such place, if there is one. */
function endByChecksum(view: DataView, from: number): number | null {
    let end: number | null = null;
    let rest = 0;
    for (let at = 0; at < view.byteLength; at++) {
        rest = ((rest << 8) & 0xffff) ^ (remainders[(rest >> 8) ^ view.getUint8(at)] ?? 0);
        // Zeros behind it are padding, but for the first, which may be the checksum's own.
        if (rest === 0 && at > from && (view.getUint8(at) !== 0 || view.getUint8(at - 1) !== 0)) end = at + 1;
    }
    return end;
}

/** CRC-16 with the polynomial x^16 + x^15 + x^2 + 1, from 0. */
function checksum(view: DataView, length: number): number {
    let rest = 0;
    for (let at = 0; at < length; at++)
        rest = ((rest << 8) & 0xffff) ^ (remainders[(rest >> 8) ^ view.getUint8(at)] ?? 0);
    return rest;
}

const remainders = Uint16Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 8;
    for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ (rest & 0x8000 ? 0x8005 : 0)) & 0xffff;
    return rest;
});
