/** Where the sound begins behind what taggers put in front of it. */
import { textAt, type ByteReader } from './byte-reader.ts';

const headBytes = 10;
const flagFooter = 0x10;

/**
 * The first byte behind all ID3v2 tags at the file's start, and behind the zeros that follow them. A tag whose length cannot be true counts
 * as ten bytes. https://id3.org/id3v2.4.0-structure
 */
export async function endOfId3(reader: ByteReader): Promise<number> {
    let offset = 0;
    for (;;) {
        const head = await reader.at(offset, headBytes);
        if (head.byteLength < headBytes || textAt(head, 0, 3) !== 'ID3') break;
        const footerBytes = head.getUint8(5) & flagFooter ? headBytes : 0;
        const bodyBytes = [6, 7, 8, 9].reduce((sum, place) => (sum << 7) | (head.getUint8(place) & 0x7f), 0);
        const end = offset + headBytes + bodyBytes + footerBytes;
        if (end >= reader.size) return offset + headBytes;
        offset = await endOfZeros(reader, end);
    }
    return offset;
}

async function endOfZeros(reader: ByteReader, from: number): Promise<number> {
    for (let offset = from; ;) {
        const piece = await reader.at(offset, 4096);
        if (piece.byteLength === 0) return from;
        const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
        const sound = bytes.findIndex((byte) => byte !== 0);
        if (sound >= 0) return offset + sound;
        offset += bytes.length;
    }
}
