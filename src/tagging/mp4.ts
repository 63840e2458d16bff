/**
 * The item list of an MP4 file (moov/udta/meta/ilst), ISO/IEC 14496-12: where free space beside it suffices, only that changes; else the
 * boxes around it grow, and the places of the sound are put right where it moves.
 */
import { FileBytes } from '../audio/tags/file-bytes.ts';
import { childrenOf, type Box } from '../audio/tags/mp4-boxes.ts';
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import type { FieldChanges } from './fields.ts';
import { box, emptyList, parseItems, rewrittenItems, type ItemList } from './mp4-items.ts';
import { chunkOffsets, shiftedOffsets, type OffsetTable } from './mp4-offsets.ts';
import { bytesOf, isBytes, joined, lengthOf, tidied, uint32, zeros, type Bytes, type Piece } from './pieces.ts';
import type { OpenTagFile } from './tag-file.ts';

/** Room for later changes, where the list has to grow. */
const newPaddingBytes = 1024;
const mostListBytes = 48 * 1024 * 1024;

/** With its header. */
type WholeBox = Box & { readonly at: number };

export const openMp4: OpenTagFile = async (file) => {
    const bytes = new FileBytes(file);
    if (asciiOf(await bytes.read(4, 4)) !== 'ftyp') return null;
    const top = await wholeBoxes(bytes, 0, file.size);
    const [moov, ...rivals] = top?.filter(({ name }) => name === 'moov') ?? [];
    // In pieces, as for streaming, places stand all over the file.
    if (!top || !moov || rivals.length > 0 || top.some(({ name }) => name === 'moof')) return 'unusual-tags';
    const found = await listIn(bytes, moov);
    const tables = await chunkOffsets(bytes, moov);
    if (!found || !tables) return 'unusual-tags';
    const { list } = found;
    const sounds = top.filter(({ name }) => name === 'mdat');
    const others = top.filter((one) => !['moov', 'mdat', 'free', 'skip'].includes(one.name));
    return {
        stands: list.stands,
        sound: () => sounds.map(({ start, end }) => ({ start, end })),
        others: [...others.map(({ at, end }) => ({ start: at, end })), ...list.others, relativePlaces(tables, sounds)],
        rewritten: (changes: FieldChanges) => rewritten({ top, moov, tables, size: file.size, ...found }, changes),
    };
};

/** Where each chunk lies within the sound, so that it is seen when a place is wrong. */
function relativePlaces(tables: readonly OffsetTable[], sounds: readonly WholeBox[]): Bytes {
    const places = tables
        .flatMap(({ offsets }) => offsets)
        .map((offset) => {
            const sound = sounds.findIndex(({ start, end }) => offset >= start && offset <= end);
            return [sound, offset - (sounds[sound]?.start ?? 0)];
        });
    return new TextEncoder().encode(JSON.stringify(places));
}

/** Null where they do not fill their parent to its end. */
async function wholeBoxes(bytes: FileBytes, start: number, end: number): Promise<readonly WholeBox[] | null> {
    const boxes: WholeBox[] = [];
    let at = start;
    for await (const child of childrenOf(bytes, { start, end })) {
        const header = viewOf(await bytes.read(at, 16));
        const length = child.start - at === 16 ? Number(header.getBigUint64(8)) : header.getUint32(0);
        // None stands for all that is left.
        if (length !== 0 && at + length !== child.end) return null;
        boxes.push({ ...child, at });
        at = child.end;
    }
    return at === end ? boxes : null;
}

interface Found {
    readonly list: ItemList;
    /** From the movie down to the list; short where one is missing. */
    readonly path: readonly WholeBox[];
    /** Free space behind the list. */
    readonly free: WholeBox | null;
}

/** Null where one of the boxes is built in another way. */
async function listIn(bytes: FileBytes, moov: WholeBox): Promise<Found | null> {
    const inMoov = await wholeBoxes(bytes, moov.start, moov.end);
    const udtas = inMoov?.filter(({ name }) => name === 'udta') ?? [];
    const [udta] = udtas;
    if (!inMoov || udtas.length > 1 || moov.start - moov.at !== 8) return null;
    if (!udta) return { list: emptyList, path: [moov], free: null };
    const inUdta = await wholeBoxes(bytes, udta.start, udta.end);
    const meta = inUdta?.find(({ name }) => name === 'meta');
    if (!inUdta || udta.start - udta.at !== 8) return null;
    if (!meta) return { list: emptyList, path: [moov, udta], free: null };
    // Version and flags, then the handler, which must be that of iTunes' lists.
    const inMeta = await wholeBoxes(bytes, meta.start + 4, meta.end);
    const [handler] = inMeta ?? [];
    const isList = handler?.name === 'hdlr' && asciiOf(await bytes.read(handler.start + 8, 4)) === 'mdir';
    const [ilst, ...rivals] = inMeta?.filter(({ name }) => name === 'ilst') ?? [];
    if (!inMeta || !isList || meta.start - meta.at !== 8 || rivals.length > 0) return null;
    if (!ilst) return { list: emptyList, path: [moov, udta, meta], free: null };
    if (ilst.start - ilst.at !== 8 || ilst.end - ilst.start > mostListBytes) return null;
    const list = parseItems(await bytes.read(ilst.start, ilst.end - ilst.start), ilst.start);
    const free = inMeta.find(({ name, at }) => name === 'free' && at === ilst.end) ?? null;
    return list && { list, path: [moov, udta, meta, ilst], free };
}

interface Movie extends Found {
    readonly top: readonly WholeBox[];
    readonly moov: WholeBox;
    readonly tables: readonly OffsetTable[];
    readonly size: number;
}

function rewritten(movie: Movie, changes: FieldChanges): readonly Piece[] {
    const { path, list, free, size } = movie;
    const items = rewrittenItems(list, changes);
    const ilst = path[3];
    const end = free?.end ?? ilst?.end ?? 0;
    const left = ilst ? end - ilst.start - lengthOf(items) : -1;
    if (!ilst || !isSpace(left)) return grown(movie, [...boxOf('ilst', items), ...spaceOf(newPaddingBytes, null)]);
    return [{ start: 0, end: ilst.at }, ...boxOf('ilst', items), ...spaceOf(left, free), { start: end, end: size }];
}

/** The movie with another list, and what follows it where it was, or where it is now. */
function grown({ path, free, top, moov, tables, size }: Movie, list: readonly Piece[]): readonly Piece[] {
    const ilst = path[3];
    let inner = list;
    let old: { start: number; end: number } | null = ilst ? { start: ilst.at, end: free?.end ?? ilst.end } : null;
    for (const [level, name] of [
        [2, 'meta'],
        [1, 'udta'],
        [0, 'moov'],
    ] as const) {
        const parent = path[level];
        if (parent) {
            const [cut, go] = old ? [old.start, old.end] : [parent.end, parent.end];
            inner = boxOf(name, [{ start: parent.start, end: cut }, ...inner, { start: go, end: parent.end }]);
            old = { start: parent.at, end: parent.end };
        } else {
            inner = boxOf(name, name === 'meta' ? [uint32(0), listHandler, ...inner] : inner);
        }
    }
    const growth = lengthOf(inner) - (moov.end - moov.at);
    const space = top.find(({ name, at }) => at === moov.end && (name === 'free' || name === 'skip')) ?? null;
    const left = space ? space.end - space.at - growth : -1;
    const head = [{ start: 0, end: moov.at }, ...inner];
    if (space && isSpace(left)) return [...head, ...spaceOf(left, space), { start: space.end, end: size }];
    const all = [...head, { start: moov.end, end: size }];
    return withBytes(all, shiftedOffsets(tables, moov.end, growth));
}

/** iTunes' handler of lists. */
const listHandler = box('hdlr', uint32(0), uint32(0), bytesOf('mdirappl'), zeros(9));

const boxOf = (name: string, content: readonly Piece[]): readonly Piece[] => [
    uint32(lengthOf(content) + 8),
    bytesOf(name),
    ...content,
];

/** None, or enough for a box of its own. */
const isSpace = (bytes: number): boolean => bytes === 0 || bytes >= 8;

/** As much of the old as it takes. */
function spaceOf(bytes: number, old: WholeBox | null): readonly Piece[] {
    if (bytes === 0) return [];
    const kept = Math.min(bytes - 8, old ? old.end - old.start : 0);
    const end = old?.end ?? 0;
    return [joined([uint32(bytes), bytesOf('free'), zeros(bytes - 8 - kept)]), { start: end - kept, end }];
}

/** With other bytes at some places of the old file; `places` in the order of the file. */
function withBytes(
    pieces: readonly Piece[],
    places: readonly { readonly start: number; readonly bytes: Bytes }[],
): readonly Piece[] {
    return tidied(pieces).flatMap((piece): readonly Piece[] => {
        if (isBytes(piece)) return [piece];
        let at = piece.start;
        const parts = places
            .filter(({ start }) => start >= piece.start && start < piece.end)
            .flatMap(({ start, bytes }) => {
                const before = { start: at, end: start };
                at = start + bytes.length;
                return [before, bytes];
            });
        return [...parts, { start: at, end: piece.end }];
    });
}
