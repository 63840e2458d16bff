/** Pages of Ogg: RFC 3533, 6. */
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import type { ByteReader } from '../audio/byte-reader.ts';
import type { Bytes, Stretch } from './pieces.ts';

export interface Page {
    readonly place: Stretch;
    readonly serial: number;
    readonly sequence: number;
    readonly isContinued: boolean;
    readonly isFirst: boolean;
    readonly lacing: Uint8Array;
    /** Header and body. */
    readonly bytes: Bytes;
}

const headBytes = 27;
/** Of a page's head. */
export const [sequenceAt, checksumAt] = [18, 22];

/** Null where no whole page begins at `at`. The bytes are a copy. */
export async function pageAt(reader: ByteReader, at: number): Promise<Page | null> {
    const start = await reader.at(at, headBytes + 255);
    const head = new Uint8Array(start.buffer, start.byteOffset, start.byteLength);
    if (head.length < headBytes || asciiOf(head, 0, 4) !== 'OggS' || head[4] !== 0) return null;
    const lacing = head.slice(headBytes, headBytes + (head[26] ?? 0));
    const length = headBytes + lacing.length + lacing.reduce((sum, part) => sum + part, 0);
    const whole = await reader.at(at, length);
    if (whole.byteLength < length) return null;
    const flags = whole.getUint8(5);
    return {
        place: { start: at, end: at + length },
        serial: whole.getUint32(14, true),
        sequence: whole.getUint32(sequenceAt, true),
        isContinued: (flags & 1) !== 0,
        isFirst: (flags & 2) !== 0,
        lacing,
        bytes: new Uint8Array(whole.buffer.slice(whole.byteOffset, whole.byteOffset + length)),
    };
}

export const bodyOf = ({ bytes, lacing }: Pick<Page, 'bytes' | 'lacing'>): Bytes =>
    bytes.subarray(headBytes + lacing.length);

/** A page of a stream's headers, on which no position in the sound stands. `endsPacket`: the last packet does not go on. */
export function headerPage(
    body: Bytes,
    lacing: readonly number[],
    {
        serial,
        sequence,
        isContinued,
        endsPacket,
    }: Pick<Page, 'serial' | 'sequence' | 'isContinued'> & { endsPacket: boolean },
): Bytes {
    const page = new Uint8Array(headBytes + lacing.length + body.length);
    page.set([0x4f, 0x67, 0x67, 0x53, 0, isContinued ? 1 : 0]);
    // A page on which no packet ends has no position.
    if (!endsPacket) page.fill(0xff, 6, 14);
    const view = viewOf(page);
    view.setUint32(14, serial, true);
    view.setUint32(sequenceAt, sequence, true);
    page[26] = lacing.length;
    page.set(lacing, headBytes);
    page.set(body, headBytes + lacing.length);
    return sealed(page);
}

/** With its checksum. */
export function sealed(page: Bytes): Bytes {
    const view = viewOf(page);
    view.setUint32(checksumAt, 0, true);
    view.setUint32(checksumAt, checksum(page), true);
    return page;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let bits = byte << 24;
    for (let bit = 0; bit < 8; bit++) bits = bits & 0x80000000 ? (bits << 1) ^ 0x04c11db7 : bits << 1;
    return bits;
});

function checksum(bytes: Uint8Array): number {
    let sum = 0;
    for (const byte of bytes) sum = ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
    return sum;
}
