/** FLAC without its tags and pictures, whose faults would cost the sound. RFC 9639. */
import { textAt, type ByteReader } from './byte-reader.ts';

const blockHeadBytes = 4;
const streamInfoBytes = 34;
const searchBytes = 64 * 1024;

/** Null where the description of the stream is missing. Rejects when the file cannot be read. */
export async function flacSound(file: Blob, reader: ByteReader): Promise<Blob | null> {
    const info = 4;
    const head = await reader.at(info, blockHeadBytes + streamInfoBytes);
    const isStreamInfo = head.byteLength === blockHeadBytes + streamInfoBytes && (head.getUint8(0) & 0x7f) === 0;
    if (textAt(await reader.at(0, 4), 0) !== 'fLaC' || !isStreamInfo) return null;
    const frames = await firstFrame(reader, info);
    const streamInfo = file.slice(info + blockHeadBytes, info + blockHeadBytes + streamInfoBytes);
    return new Blob([
        Uint8Array.from([0x66, 0x4c, 0x61, 0x43, 0x80, 0, 0, streamInfoBytes]),
        streamInfo,
        file.slice(frames),
    ]);
}

/** Behind the blocks of metadata, or, where their lengths lie, at the first head of a frame that is whole. */
async function firstFrame(reader: ByteReader, firstBlock: number): Promise<number> {
    let offset = firstBlock;
    for (let isLast = false; !isLast;) {
        const head = await reader.at(offset, blockHeadBytes);
        if (head.byteLength < blockHeadBytes) break;
        isLast = (head.getUint8(0) & 0x80) !== 0;
        offset += blockHeadBytes + (head.getUint32(0) & 0xff_ff_ff);
    }
    if (isFrameHead(await reader.at(offset, longestHeadBytes), 0)) return offset;
    const behindInfo = firstBlock + blockHeadBytes + streamInfoBytes;
    for (let from = behindInfo; from < reader.size; from += searchBytes) {
        const view = await reader.at(from, searchBytes + longestHeadBytes);
        for (let at = 0; at < Math.min(searchBytes, view.byteLength - 1); at++)
            if (view.getUint8(at) === 0xff && isFrameHead(view, at)) return from + at;
    }
    return offset;
}

const longestHeadBytes = 16;

/** Section 9.1: fourteen bits of sync, and at the head's end a checksum of all of it. */
function isFrameHead(view: DataView, offset: number): boolean {
    if (offset + longestHeadBytes > view.byteLength || (view.getUint16(offset) & 0xfffe) !== 0xfff8) return false;
    const [sizes, numberStart] = [view.getUint8(offset + 2), view.getUint8(offset + 4)];
    const [blockSize, rate] = [sizes >> 4, sizes & 15];
    if (blockSize === 0 || rate === 15) return false;
    // The number of the frame is written as UTF-8 writes characters: the leading ones count its bytes.
    const numberBytes = Math.max(1, Math.clz32(~(numberStart << 24)));
    const blockSizeBytes = blockSize === 6 ? 1 : blockSize === 7 ? 2 : 0;
    const rateBytes = rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
    const length = 4 + numberBytes + blockSizeBytes + rateBytes;
    if (length >= longestHeadBytes) return false;
    return checksum(view, offset, length) === view.getUint8(offset + length);
}

/** CRC with the polynomial x^8 + x^2 + x + 1, from 0. */
function checksum(view: DataView, offset: number, length: number): number {
    let rest = 0;
    for (let at = offset; at < offset + length; at++) {
        rest ^= view.getUint8(at);
        for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ (rest & 0x80 ? 0x07 : 0)) & 0xff;
    }
    return rest;
}
