/** What a frame of ID3v2 says: https://id3.org/id3v2.4.0-frames */
import type { Frame } from './id3v2-frames.ts';
import { fieldNamed } from './named-fields.ts';
import { asciiOf, noTags, utf8OrBytes, type TagEntry, type TagSource, type TagText } from './tag-source.ts';

/** The same frames under their names in 2.2 as well, which iTunes writes into tags of 2.3 too. */
const textFrames: Readonly<Record<string, TagEntry['field']>> = {
    TIT2: 'title', TT2: 'title',
    TPE1: 'artist', TP1: 'artist',
    TPE2: 'albumArtist', TP2: 'albumArtist',
    TALB: 'album', TAL: 'album',
    TDRC: 'date', TYER: 'date', TYE: 'date', TDRL: 'date', TDOR: 'date', TORY: 'date', TOR: 'date',
}; // prettier-ignore

export function readFrame({ id, content }: Pick<Frame, 'id' | 'content'>): TagSource {
    if (id === 'APIC' || id === 'PIC') return { entries: [], pictures: [pictureIn(content, id)] };
    if (id === 'UFID') return { entries: uniqueId(content), pictures: [] };
    if (id === 'TXXX' || id === 'TXX') return { entries: userText(content), pictures: [] };
    // https://id3.org/id3v2-chapters-1.0
    if (id === 'CHAP') return { entries: [{ field: 'chapter', text: '' }], pictures: [] };
    if (!id.startsWith('T') && id !== 'COMM') return noTags;
    const texts = id === 'COMM' ? textsIn(content, 4) : textsIn(content, 1);
    return { entries: texts.map((text) => ({ field: textFrames[id] ?? 'other', text })), pictures: [] };
}

const isWide = (encoding: number): boolean => encoding === 1 || encoding === 2;

/** The texts from `start` on, in the encoding that the first byte names; several have a terminator between them. */
function textsIn(content: Uint8Array, start: number): TagText[] {
    const encoding = content[0] ?? 0;
    // A writer that forgot the encoding begins with the text.
    if (encoding >= 0x20) return [content];
    return parts(content.subarray(start), encoding).map((part) => decoded(part, encoding));
}

function decoded(bytes: Uint8Array, encoding: number): TagText {
    if (encoding === 3) return utf8OrBytes(bytes);
    return isWide(encoding) ? new TextDecoder(wideEncoding(bytes, encoding)).decode(bytes) : bytes;
}

/** By the mark at its beginning, else by where the zeros of Latin letters are. */
function wideEncoding(bytes: Uint8Array, encoding: number): string {
    const [first, second] = bytes;
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (encoding === 2) return 'utf-16be';
    const zeros = (parity: number): number => bytes.filter((byte, at) => byte === 0 && at % 2 === parity).length;
    return zeros(0) > zeros(1) ? 'utf-16be' : 'utf-16le';
}

function parts(bytes: Uint8Array, encoding: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    for (let start = 0; start < bytes.length;) {
        const end = terminator(bytes, start, encoding);
        found.push(bytes.subarray(start, end));
        start = end + (isWide(encoding) ? 2 : 1);
    }
    return found;
}

/** Where a text ends: at one zero, or at two that are one character. */
function terminator(bytes: Uint8Array, start: number, encoding: number): number {
    if (!isWide(encoding)) {
        const end = bytes.indexOf(0, start);
        return end < 0 ? bytes.length : end;
    }
    for (let at = start; at + 1 < bytes.length; at += 2) if (bytes[at] === 0 && bytes[at + 1] === 0) return at;
    return bytes.length;
}

function userText(content: Uint8Array): TagEntry[] {
    const [description = '', ...values] = textsIn(content, 1);
    const field = fieldNamed(typeof description === 'string' ? description : asciiOf(description));
    // Ids are split where 2.3 has no other way to write several.
    return values.map((text) => ({ field, text }));
}

/** A unique file identifier: whose it is, and the id. */
function uniqueId(content: Uint8Array): TagEntry[] {
    const end = content.indexOf(0);
    const isMusicBrainz = end > 0 && /musicbrainz\.org/.test(asciiOf(content, 0, end));
    return isMusicBrainz ? [{ field: 'recordingId', text: asciiOf(content, end + 1) }] : [];
}

/** Encoding, media type, kind, description, picture. */
function pictureIn(content: Uint8Array, id: string): TagSource['pictures'][number] {
    const encoding = content[0] ?? 0;
    const kindAt = id === 'PIC' ? 4 : terminator(content, 1, 0) + 1;
    const described = terminator(content, kindAt + 1, encoding);
    const frontCover = 3;
    return {
        isFrontCover: content[kindAt] === frontCover,
        bytes: content.subarray(described + (isWide(encoding) ? 2 : 1)),
    };
}
