/** Ogg pages, RFC 3533. */
import { textAt, type ByteReader } from '../byte-reader.ts';

export interface OggPage {
    readonly start: number;
    readonly bodyStart: number;
    readonly end: number;
    readonly serial: number;
    /** Counted within its stream. */
    readonly sequence: number;
    readonly isFirst: boolean;
    /** Nothing of its stream is to follow. */
    readonly isLast: boolean;
    /** Its first packet began on the page before. */
    readonly isContinued: boolean;
    /** Lengths of the body's segments; a packet ends with one that is shorter than 255 bytes. */
    readonly segments: Uint8Array;
}

const headBytes = 27;
const mostHeadBytes = headBytes + 255;
const flags = { continued: 1, first: 2, last: 4 } as const;
const searchBytes = 64 * 1024;

/** All pages, also behind bytes that are none. */
export async function* oggPages(reader: ByteReader): AsyncGenerator<OggPage, void> {
    for (let offset: number | null = 0; offset !== null;) {
        const page: OggPage | null = await pageAt(reader, offset);
        if (page) yield page;
        offset = page ? page.end : await nextPage(reader, offset + 1);
    }
}

/** Null where no whole page begins, and for one that the file cuts off. */
async function pageAt(reader: ByteReader, start: number): Promise<OggPage | null> {
    const head = await reader.at(start, mostHeadBytes);
    if (head.byteLength < headBytes || textAt(head, 0) !== 'OggS') return null;
    const count = head.getUint8(26);
    if (head.byteLength < headBytes + count) return null;
    const segments = new Uint8Array(
        head.buffer.slice(head.byteOffset + headBytes, head.byteOffset + headBytes + count),
    );
    const bodyStart = start + headBytes + count;
    const end = segments.reduce((sum, bytes) => sum + bytes, bodyStart);
    if (end > reader.size) return null;
    const kind = head.getUint8(5);
    return {
        start,
        bodyStart,
        end,
        segments,
        isFirst: (kind & flags.first) !== 0,
        isLast: (kind & flags.last) !== 0,
        isContinued: (kind & flags.continued) !== 0,
        serial: head.getUint32(14, true),
        sequence: head.getUint32(18, true),
    };
}

async function nextPage(reader: ByteReader, from: number): Promise<number | null> {
    for (let offset = from; offset < reader.size; offset += searchBytes) {
        const view = await reader.at(offset, searchBytes + 3);
        const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
        for (let at = bytes.indexOf(0x4f); at >= 0; at = bytes.indexOf(0x4f, at + 1))
            if (textAt(view, at) === 'OggS') return offset + at;
    }
    return null;
}

const maxSegments = 255;

/** Packets in pages of their own, without a time, as headers are. Sequence numbers begin at 1, behind the stream's first page. */
export function headerPages(serial: number, packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
    const segments = packets.flatMap((packet) => [
        ...new Array<number>(Math.floor(packet.length / 255)).fill(255),
        packet.length % 255,
    ]);
    const body = new Uint8Array(packets.reduce((sum, { length }) => sum + length, 0));
    packets.reduce((offset, packet) => (body.set(packet, offset), offset + packet.length), 0);
    const pages: Uint8Array<ArrayBuffer>[] = [];
    for (let first = 0, offset = 0; first < segments.length; first += maxSegments) {
        const own = segments.slice(first, first + maxSegments);
        const bytes = own.reduce((sum, length) => sum + length, 0);
        const isContinued = first > 0 && segments[first - 1] === 255;
        const page = new Uint8Array(headBytes + own.length + bytes);
        const view = new DataView(page.buffer);
        page.set([...'OggS'].map((letter) => letter.charCodeAt(0)));
        view.setUint8(5, isContinued ? flags.continued : 0);
        // On a page where no packet ends there is no time.
        view.setBigInt64(6, own.some((length) => length < 255) ? 0n : -1n, true);
        view.setUint32(14, serial, true);
        view.setUint32(18, 1 + pages.length, true);
        view.setUint8(26, own.length);
        page.set(own, headBytes);
        page.set(body.subarray(offset, offset + bytes), headBytes + own.length);
        view.setUint32(22, checksum(page), true);
        pages.push(page);
        offset += bytes;
    }
    return pages;
}

/** CRC with the polynomial 0x04c11db7, from 0, most significant bit first, nothing turned over. */
function checksum(page: Uint8Array): number {
    return page.reduce((rest, byte) => (rest << 8) ^ (remainders[((rest >>> 24) ^ byte) & 255] ?? 0), 0) >>> 0;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 24;
    for (let bit = 0; bit < 8; bit++) rest = (rest << 1) ^ (rest & 0x80000000 ? 0x04c11db7 : 0);
    return rest;
});
