/** Where the sound begins behind what taggers put in front of it. */
import { textAt, type ByteReader } from './byte-reader.ts';

const id3HeadBytes = 10;
const flagFooter = 0x10;
const apeHeadBytes = 32;

/**
 * The first byte behind all ID3v2 and APEv2 tags at the file's start, and behind the zeros that follow them. A tag whose length cannot be
 * true counts as its head alone. https://id3.org/id3v2.4.0-structure, https://wiki.hydrogenaudio.org/index.php?title=APEv2_specification
 */
export async function endOfTags(reader: ByteReader): Promise<number> {
    let offset = 0;
    for (let tag = await tagAt(reader, offset); tag; tag = await tagAt(reader, offset)) {
        const end = offset + tag.headBytes + tag.bodyBytes;
        if (end >= reader.size) return offset + tag.headBytes;
        offset = await endOfZeros(reader, end);
    }
    return offset;
}

async function tagAt(reader: ByteReader, offset: number): Promise<{ headBytes: number; bodyBytes: number } | null> {
    const head = await reader.at(offset, apeHeadBytes);
    if (textAt(head, 0, 3) === 'ID3' && head.byteLength >= id3HeadBytes) {
        const footerBytes = head.getUint8(5) & flagFooter ? id3HeadBytes : 0;
        const bodyBytes = [6, 7, 8, 9].reduce((sum, place) => (sum << 7) | (head.getUint8(place) & 0x7f), 0);
        return { headBytes: id3HeadBytes, bodyBytes: bodyBytes + footerBytes };
    }
    if (textAt(head, 0, 8) === 'APETAGEX' && head.byteLength === apeHeadBytes)
        return { headBytes: apeHeadBytes, bodyBytes: head.getUint32(12, true) };
    return null;
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
