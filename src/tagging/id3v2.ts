/**
 * ID3v2.2 to 2.4 tags, written strictly: frames that are not ours stay where and as they are, byte for byte, and a tag that is not
 * understood to its last byte is not touched. https://id3.org/id3v2.4.0-structure
 */
import { sevenBits } from '../audio/tags/id3v2-frames.ts';
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { standing, type Field, type FieldChanges, type Standing } from './fields.ts';
import { isTextFrame, readTextFrame, syncsafe, textFrame, type Id3Version } from './id3v2-text.ts';
import { bytesOf, joined, lengthOf, uint32, zeros, type Bytes, type Piece, type Stretch } from './pieces.ts';
import { resynchronised, unsynchronised } from './unsynchronisation.ts';

const id3HeaderBytes = 10;
const [unsynchronisedFlag, extendedFlag, footerFlag] = [0x80, 0x40, 0x10];
/** Room for later changes, where a tag has to grow. */
const newPaddingBytes = 2048;
/** Larger ones are refused before they fill the memory. */
const mostId3Bytes = 48 * 1024 * 1024;

interface RawFrame {
    readonly id: string;
    readonly place: Stretch;
    readonly field: Field | null;
    readonly texts: readonly string[];
}

interface Layout {
    readonly version: Id3Version;
    readonly flags: number;
    /** The tag as a whole, up to 2.3. */
    readonly isUnsynchronised: boolean;
    /** Frames of 2.4 whose lengths have eight bits to a byte, as some writers have it. */
    readonly isPlain: boolean;
}

export class Id3v2 {
    readonly stands: Standing;
    /** In the file, header and footer included. */
    readonly place: Stretch;
    readonly others: readonly Stretch[];
    readonly #layout: Layout;
    readonly #extended: Stretch;
    readonly #frames: readonly RawFrame[];
    readonly #padding: Stretch;

    constructor(
        place: Stretch,
        layout: Layout,
        parts: { extended: Stretch; frames: readonly RawFrame[]; padding: Stretch },
    ) {
        this.place = place;
        this.#layout = layout;
        this.#extended = parts.extended;
        this.#frames = parts.frames;
        this.#padding = parts.padding;
        this.others = parts.frames.filter(({ field }) => field === null).map((frame) => frame.place);
        this.stands = standing(
            parts.frames.flatMap(({ field, texts }) => (field ? texts.map((text) => [field, text] as const) : [])),
        );
    }

    /** The whole tag anew. It keeps its length where what is to stand finds room. */
    rewritten(changes: FieldChanges): readonly Piece[] {
        const frames = this.#changed(changes);
        const hasFooter = (this.#layout.flags & footerFlag) !== 0;
        const bodyBytes = this.place.end - this.place.start - id3HeaderBytes * (hasFooter ? 2 : 1);
        const needed = lengthOf([this.#extended, ...frames]);
        // Padding and a footer exclude each other.
        const room = needed <= bodyBytes ? bodyBytes : needed + newPaddingBytes;
        const padding = hasFooter ? 0 : room - needed;
        const size = syncsafe(needed + padding);
        const tail = bytesOf([this.#layout.version, 0, this.#layout.flags], size);
        return [
            joined([bytesOf('ID3'), tail]),
            ...this.#extendedFor(padding),
            ...frames,
            ...this.#paddingOf(padding),
            ...(hasFooter ? [joined([bytesOf('3DI'), tail])] : []),
        ];
    }

    #changed(changes: FieldChanges): Piece[] {
        const left = new Map(Object.entries(changes) as [Field, readonly string[]][]);
        const done = new Set<Field>();
        const write = (field: Field, values: readonly string[]): Piece[] => {
            const frame = textFrame(field, values, this.#layout.version, this.#layout.isPlain);
            return values.length === 0 ? [] : [this.#layout.isUnsynchronised ? unsynchronised(frame) : frame];
        };
        const pieces = this.#frames.flatMap(({ field, place }): Piece[] => {
            const values = field ? left.get(field) : undefined;
            if (!field || !values) return [place];
            if (done.has(field)) return [];
            done.add(field);
            return write(field, values);
        });
        for (const [field, values] of left) if (!done.has(field)) pieces.push(...write(field, values));
        return pieces;
    }

    /** In 2.3 it says how much padding there is. */
    #extendedFor(padding: number): readonly Piece[] {
        if (lengthOf([this.#extended]) === 0 || this.#layout.version === 4) return [this.#extended];
        const fresh = joined([uint32(6), bytesOf([0, 0]), uint32(padding)]);
        return [this.#layout.isUnsynchronised ? unsynchronised(fresh) : fresh];
    }

    /** As much of the old as it takes. */
    #paddingOf(length: number): readonly Piece[] {
        const kept = Math.min(length, lengthOf([this.#padding]));
        return [zeros(length - kept), { start: this.#padding.end - kept, end: this.#padding.end }];
    }
}

/** The tag that begins at `start`; null where none does. */
export async function openId3v2(file: Blob, start: number): Promise<Id3v2 | 'unusual-tags' | null> {
    const header = new Uint8Array(await file.slice(start, start + id3HeaderBytes).arrayBuffer());
    const [version = 0, , flags = 0] = header.subarray(3);
    if (header.length < id3HeaderBytes || asciiOf(header, 0, 3) !== 'ID3') return null;
    const length = sevenBits(viewOf(header).getUint32(6));
    const hasFooter = (flags & footerFlag) !== 0;
    const end = start + id3HeaderBytes + length + (hasFooter ? id3HeaderBytes : 0);
    const isKnown = version === 2 || version === 3 || version === 4;
    const known = unsynchronisedFlag | (version > 2 ? extendedFlag : 0) | (version > 3 ? footerFlag | 0x20 : 0);
    if (!isKnown || (flags & ~known) !== 0 || end > file.size || length > mostId3Bytes) return 'unusual-tags';
    const raw = new Uint8Array(await file.slice(start + id3HeaderBytes, start + id3HeaderBytes + length).arrayBuffer());
    for (const isPlain of version === 4 ? [false, true] : [false]) {
        const isUnsynchronised = version < 4 && (flags & unsynchronisedFlag) !== 0;
        const tag = parsed(raw, { start, end }, { version, flags, isUnsynchronised, isPlain });
        if (tag) return tag;
    }
    return 'unusual-tags';
}

/** A tag of 2.3, which more programs and players read than 2.4; `carried` are frames that stand before ours. */
export function newId3v2(changes: FieldChanges, carried: Bytes = zeros(0)): readonly Piece[] {
    const frames = Object.entries(changes).flatMap(([field, values]) =>
        values.length > 0 ? [textFrame(field as Field, values, 3)] : [],
    );
    const body = joined([carried, ...frames, zeros(newPaddingBytes)]);
    return [joined([bytesOf('ID3', [3, 0, 0]), syncsafe(body.length), body])];
}

function parsed(raw: Uint8Array<ArrayBuffer>, place: Stretch, layout: Layout): Id3v2 | null {
    const { bytes, rawAt } = resynchronised(raw, layout.isUnsynchronised);
    const bodyStart = place.start + id3HeaderBytes;
    const stretch = (start: number, end: number): Stretch => ({
        start: bodyStart + rawAt(start),
        end: bodyStart + rawAt(end),
    });
    const extendedBytes = (layout.flags & extendedFlag) !== 0 ? extendedHeaderBytes(bytes, layout.version) : 0;
    if (extendedBytes === null) return null;
    const frames: RawFrame[] = [];
    let at = extendedBytes;
    const [idBytes, headerBytes] = layout.version === 2 ? [3, 6] : [4, 10];
    while (at < bytes.length && bytes[at] !== 0) {
        const id = asciiOf(bytes, at, at + idBytes);
        if (at + headerBytes > bytes.length || !/^[A-Z][A-Z0-9]{2}[A-Z0-9 \0]?$/.test(id)) return null;
        const size = sizeAt(bytes, at + idBytes, layout);
        const end = at + headerBytes + size;
        if (end > bytes.length) return null;
        const ours = ownField(id, bytes.subarray(at, end), layout);
        if (ours === 'unreadable') return null;
        frames.push({ id, place: stretch(at, end), field: ours?.[0] ?? null, texts: ours?.[1] ?? [] });
        at = end;
    }
    if (bytes.subarray(at).some((byte) => byte !== 0)) return null;
    return new Id3v2(place, layout, {
        extended: stretch(0, extendedBytes),
        frames,
        padding: stretch(at, bytes.length),
    });
}

function sizeAt(bytes: Uint8Array, at: number, { version, isPlain }: Layout): number {
    const view = viewOf(bytes);
    if (version === 2) return (view.getUint16(at) << 8) | view.getUint8(at + 2);
    return version === 4 && !isPlain ? sevenBits(view.getUint32(at)) : view.getUint32(at);
}

/** Null where it holds a checksum of what is about to change, or is not understood. */
function extendedHeaderBytes(bytes: Uint8Array, version: Id3Version): number | null {
    if (bytes.length < 6) return null;
    const length = viewOf(bytes).getUint32(0);
    if (version === 3) return length === 6 && bytes[4] === 0 && bytes[5] === 0 ? 10 : null;
    const hasChecksum = ((bytes[5] ?? 0) & 0x20) !== 0;
    return hasChecksum || sevenBits(length) < 6 ? null : sevenBits(length);
}

/** A frame that may be ours and is packed cannot be told from another, so that nothing is written. */
function ownField(
    id: string,
    frame: Uint8Array,
    { version, flags }: Layout,
): readonly [Field, readonly string[]] | 'unreadable' | null {
    if (!isTextFrame(id)) return null;
    if (version === 2) return readTextFrame(id, frame.subarray(6));
    const format = frame[9] ?? 0;
    const isReadable = version === 3 ? format === 0 : (format & ~0x03) === 0;
    if (!isReadable) return 'unreadable';
    const isChanged = version === 4 && ((format & 0x02) !== 0 || (flags & unsynchronisedFlag) !== 0);
    const content = frame.slice((format & 0x01) !== 0 ? 14 : 10);
    return readTextFrame(id, resynchronised(content, isChanged).bytes);
}
