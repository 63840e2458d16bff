/**
 * Vorbis, Opus and FLAC in Ogg: the comment packet is written anew on as many pages as it had, where it fits, so that nothing else changes; where it
 * needs more, the pages that follow are numbered anew, and their packets stay as they are. RFC 3533, RFC 7845, the Vorbis I specification.
 */
import { createByteReader, type ByteReader } from '../audio/byte-reader.ts';
import { viewOf } from '../audio/tags/tag-source.ts';
import type { FieldChanges } from './fields.ts';
import { bodyOf, checksumAt, headerPage, pageAt, sealed, sequenceAt, type Page } from './ogg-pages.ts';
import { oggKindOf, type OggKind } from './ogg-kinds.ts';
import { isBytes, joined, zeros, type Bytes, type Piece, type Stretch } from './pieces.ts';
import type { OpenTagFile } from './tag-file.ts';
import { parseVorbisComment, rewrittenComments } from './vorbis-comment.ts';

const mostHeaderPages = 1000;
const mostSegments = 255;
/** Room for later changes, where the packet has to grow. */
const newPaddingBytes = 1024;

export const openOgg: OpenTagFile = async (file) => {
    const reader = createByteReader(file);
    const first = await pageAt(reader, 0);
    if (!first) return null;
    const kind = oggKindOf(bodyOf(first));
    if (!kind) return 'other-format';
    const headers = await headersAfter(reader, first, kind);
    const packet = headers?.packets[0];
    const start = packet && kind.commentStart(packet);
    if (!headers || !packet || typeof start !== 'number') return 'unusual-tags';
    const comment = parseVorbisComment(packet.subarray(start), start);
    if (!comment) return 'unusual-tags';
    const framed = comment.end + (kind.isFramed ? 1 : 0);
    if (framed > packet.length || (kind.isFramed && ((packet[comment.end] ?? 0) & 1) === 0)) return 'unusual-tags';
    const isPadded = kind.mayBePadded && packet.subarray(framed).every((byte) => byte === 0);
    const soundStart = headers.pages.at(-1)?.place.end ?? file.size;
    return {
        stands: comment.stands,
        sound: () => soundFrom(reader, soundStart),
        others: [
            first.place,
            ...comment.others.map(({ start, end }) => packet.slice(start, end)),
            ...headers.packets.slice(1),
            ...(isPadded ? [] : [packet.slice(framed)]),
        ],
        rewritten(changes: FieldChanges) {
            const bytes = (piece: Piece): Bytes => (isBytes(piece) ? piece : packet.slice(piece.start, piece.end));
            const content = joined([
                ...rewrittenComments(comment, changes).map(bytes),
                packet.slice(comment.end, isPadded ? framed : packet.length),
            ]);
            const fresh = joined([kind.head(packet, content.length), content]);
            const room = isPadded ? [Math.max(0, packet.length - fresh.length), newPaddingBytes, 0] : [0];
            const isSame = fresh.length <= packet.length && isPadded;
            const others = headers.packets.slice(1);
            const tries = (isSame ? room.slice(0, 1) : room.slice(-2)).map((padding) =>
                repaged([joined([fresh, zeros(padding)]), ...others], headers.pages),
            );
            const own = tries.find(({ length }) => length === headers.pages.length) ?? tries.at(-1) ?? [];
            return withRest(reader, { first, own, soundStart, moved: own.length - headers.pages.length });
        },
    };
};

interface Headers {
    /** Those behind the first, which has a page of its own. */
    readonly packets: readonly Bytes[];
    readonly pages: readonly Page[];
}

/** Null where they do not end with a page, or another stream stands between them. */
async function headersAfter(reader: ByteReader, first: Page, kind: OggKind): Promise<Headers | null> {
    const pages: Page[] = [];
    const packets: Bytes[] = [];
    let parts: Bytes[] = [];
    let isOver = false;
    for (let at = first.place.end; !isOver; at = pages.at(-1)?.place.end ?? 0) {
        const page = await pageAt(reader, at);
        const isNext = page?.serial === first.serial && page.sequence === first.sequence + pages.length + 1;
        if (!isNext || page.isFirst || page.isContinued !== parts.length > 0 || pages.length >= mostHeaderPages)
            return null;
        let from = 0;
        for (const length of page.lacing) {
            parts.push(bodyOf(page).slice(from, from + length));
            from += length;
            if (length === mostSegments) continue;
            const packet = joined(parts);
            const isLast: boolean | null = isOver ? null : kind.isLast(packet, packets.length + 1);
            if (isLast === null) return null;
            packets.push(packet);
            isOver = isLast;
            parts = [];
        }
        pages.push(page);
    }
    return parts.length === 0 ? { packets, pages } : null;
}

/** On as many pages as there were, where they suffice; a page that stays the same is taken as it is. */
function repaged(packets: readonly Bytes[], pages: readonly Page[]): readonly Piece[] {
    const body = joined(packets);
    const lacing = packets.flatMap(({ length }) => [
        ...Array.from({ length: Math.floor(length / mostSegments) }, () => mostSegments),
        length % mostSegments,
    ]);
    const written: Piece[] = [];
    const [old] = pages;
    let [from, at] = [0, 0];
    while (from < lacing.length && old) {
        const left = Math.max(1, pages.length - written.length);
        const part = lacing.slice(from, from + Math.max(1, Math.min(mostSegments, lacing.length - from - left + 1)));
        const bytes = part.reduce((sum, length) => sum + length, 0);
        const page = headerPage(body.slice(at, at + bytes), part, {
            serial: old.serial,
            sequence: old.sequence + written.length,
            isContinued: from > 0 && lacing[from - 1] === mostSegments,
            endsPacket: part.some((length) => length < mostSegments),
        });
        const before = pages[written.length];
        const isSame = before?.bytes.length === page.length && page.every((byte, i) => byte === before.bytes[i]);
        written.push(isSame ? before.place : page);
        from += part.length;
        at += bytes;
    }
    return written;
}

interface Parts {
    readonly first: Page;
    readonly own: readonly Piece[];
    readonly soundStart: number;
    /** By how much the numbers of the pages that follow rise. */
    readonly moved: number;
}

async function withRest(
    reader: ByteReader,
    { first, own, soundStart, moved }: Parts,
): Promise<readonly Piece[] | 'unusual-tags'> {
    if (moved === 0) return [first.place, ...own, { start: soundStart, end: reader.size }];
    const rest: Piece[] = [];
    let isOver = false;
    for (let at = soundStart; at < reader.size;) {
        const page = await pageAt(reader, at);
        // A page that is damaged must not come to look whole.
        if (!page || !isWhole(page)) return 'unusual-tags';
        isOver ||= page.isFirst && page.serial === first.serial;
        at = page.place.end;
        if (isOver || page.serial !== first.serial) rest.push(page.place);
        else rest.push(...numbered(page, page.sequence + moved));
    }
    return [first.place, ...own, ...rest];
}

function isWhole({ bytes }: Page): boolean {
    const declared = viewOf(bytes).getUint32(checksumAt, true);
    return viewOf(sealed(bytes.slice())).getUint32(checksumAt, true) === declared;
}

function numbered({ bytes, lacing, place }: Page, sequence: number): readonly Piece[] {
    const page = bytes.slice();
    viewOf(page).setUint32(sequenceAt, sequence, true);
    const headBytes = bytes.length - bodyOf({ bytes, lacing }).length;
    return [sealed(page).slice(0, headBytes), { start: place.start + headBytes, end: place.end }];
}

/** All but the pages' numbers and checksums; what is no page counts whole. */
async function soundFrom(reader: ByteReader, start: number): Promise<readonly Stretch[]> {
    const sound: Stretch[] = [];
    let at = start;
    for (let page = await pageAt(reader, at); page; page = await pageAt(reader, at)) {
        const { end } = page.place;
        sound.push({ start: at, end: at + sequenceAt }, { start: at + checksumAt + 4, end });
        at = end;
    }
    return [...sound, { start: at, end: reader.size }];
}
