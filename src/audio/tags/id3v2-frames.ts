/** The frames of an ID3v2 tag: found again after one whose length lies, and freed of unsynchronisation. */
import { asciiOf, viewOf } from './tag-source.ts';

export interface Frame {
    readonly id: string;
    readonly content: Uint8Array;
    /** By zlib's deflate, RFC 1950. */
    readonly isCompressed: boolean;
}

interface Layout {
    readonly version: number;
    readonly isUnsynchronised: boolean;
}

interface Header {
    readonly id: string;
    readonly length: number;
    readonly start: number;
    readonly flags: number;
}

const unsynchronisation = 0x80;
const mostFrames = 10_000;

/** Frames that are encrypted are left out. */
export function framesIn(bytes: Uint8Array, version: number, flags: number): Frame[] {
    const isUnsynchronised = (flags & unsynchronisation) !== 0;
    const framed = (tag: Uint8Array, layout: Layout) => walk(tag, afterExtendedHeader(tag, flags, version), layout);
    if (!isUnsynchronised) return framed(bytes, { version, isUnsynchronised });
    // Up to 2.3 the tag is changed as a whole; in 2.4 each frame is, but not every writer knows that.
    const asWhole = framed(resynchronised(bytes), { version, isUnsynchronised: false });
    const byFrame = version < 4 ? [] : framed(bytes, { version, isUnsynchronised });
    return byFrame.length >= asWhole.length ? byFrame : asWhole;
}

function afterExtendedHeader(bytes: Uint8Array, flags: number, version: number): number {
    const isCompressed22 = version === 2;
    if ((flags & 0x40) === 0 || isCompressed22 || bytes.length < 4 || isFrameId(asciiOf(bytes, 0, 4))) return 0;
    const length = viewOf(bytes).getUint32(0);
    const end = version >= 4 ? sevenBits(length) : length + 4;
    return end < bytes.length ? end : 0;
}

function walk(bytes: Uint8Array, start: number, layout: Layout): Frame[] {
    const frames: Frame[] = [];
    for (let at = start; at < bytes.length && frames.length < mostFrames;) {
        const found = headerAt(bytes, at, layout.version);
        const header = found ?? nextKnown(bytes, at + 1, layout.version);
        if (!header) break;
        const declaredEnd = header.start + header.length;
        const isLying = declaredEnd > bytes.length;
        const end = isLying ? (nextKnown(bytes, header.start, layout.version)?.headerAt ?? bytes.length) : declaredEnd;
        const content = contentOf(bytes.subarray(header.start, end), header.flags, layout);
        if (content) frames.push({ id: header.id, ...content });
        at = end;
    }
    return frames;
}

const isFrameId = (id: string): boolean => /^[A-Z][A-Z0-9]{2,3}[ \0]?$/.test(id);

function headerAt(bytes: Uint8Array, at: number, version: number): Header | null {
    const [idBytes, headerBytes] = version === 2 ? [3, 6] : [4, 10];
    if (at + headerBytes > bytes.length) return null;
    const id = asciiOf(bytes, at, at + idBytes);
    if (!isFrameId(id)) return null;
    const view = viewOf(bytes);
    const start = at + headerBytes;
    if (version === 2) return { id, length: view.getUint32(at + 2) & 0xffffff, start, flags: 0 };
    const length = view.getUint32(at + 4);
    return {
        id: id.replace(/[ \0]$/, ''),
        length: version < 4 ? length : lengthIn24(bytes, start, length),
        start,
        flags: view.getUint16(at + 8),
    };
}

/** Seven bits of each byte; some writers of 2.4 use all eight. What follows tells which it is. */
function lengthIn24(bytes: Uint8Array, start: number, plain: number): number {
    const syncsafe = sevenBits(plain);
    const follows = (length: number): boolean => {
        const end = start + length;
        return (
            end === bytes.length ||
            (end < bytes.length && (bytes[end] === 0 || isFrameId(asciiOf(bytes, end, end + 4))))
        );
    };
    return plain !== syncsafe && ((plain & 0x80808080) !== 0 || !follows(syncsafe)) && follows(plain)
        ? plain
        : syncsafe;
}

/** The number in seven bits of each of four bytes. */
export const sevenBits = (value: number): number =>
    ((value >>> 24) & 127) * 2 ** 21 +
    ((value >>> 16) & 127) * 2 ** 14 +
    ((value >>> 8) & 127) * 2 ** 7 +
    (value & 127);

/** Frames that are worth being searched for. */
const known = /^(?:TIT2|TPE[12]|TALB|TDRC|TYER|APIC|TXXX|UFID|TT2|TP[12]|TAL|TYE|PIC)/;

function nextKnown(bytes: Uint8Array, from: number, version: number): (Header & { headerAt: number }) | null {
    for (let at = from; at + 6 < bytes.length; at++) {
        const letter = bytes[at];
        if (letter !== 0x54 && letter !== 0x41 && letter !== 0x50 && letter !== 0x55) continue;
        if (!known.test(asciiOf(bytes, at, at + 4))) continue;
        const header = headerAt(bytes, at, version);
        if (header && header.length > 0 && header.start + header.length <= bytes.length)
            return { ...header, headerAt: at };
    }
    return null;
}

/** What a frame holds once its own flags are obeyed, before it is inflated; null where it is encrypted. */
function contentOf(bytes: Uint8Array, flags: number, { version, isUnsynchronised }: Layout): Omit<Frame, 'id'> | null {
    const [encrypted, compressed, grouped] = version < 4 ? [0x40, 0x80, 0x20] : [0x04, 0x08, 0x40];
    if ((flags & encrypted) !== 0) return null;
    const isCompressed = (flags & compressed) !== 0;
    // Up to 2.3 a compressed frame begins with its whole length; in 2.4 a flag of its own says so.
    const hasLength = version < 4 ? isCompressed : (flags & 0x01) !== 0;
    const packed = bytes.subarray(((flags & grouped) !== 0 ? 1 : 0) + (hasLength ? 4 : 0));
    const isChanged = version >= 4 && (isUnsynchronised || (flags & 0x02) !== 0);
    return { content: isChanged ? resynchronised(packed) : packed, isCompressed };
}

/** Without the zeros that were put behind each 0xff. */
function resynchronised(bytes: Uint8Array): Uint8Array {
    const result = new Uint8Array(bytes.length);
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] ?? 0;
        result[length++] = byte;
        if (byte === 0xff && bytes[at + 1] === 0) at++;
    }
    return result.subarray(0, length);
}
