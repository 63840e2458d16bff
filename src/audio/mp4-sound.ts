/** MP4 and QuickTime without tags, whose faults would cost the sound, and without lengths that are none. ISO/IEC 14496-12. */
import type { ListedLayout } from './channels/channel-layout.ts';
import { mp4Layout } from './channels/mp4-layout.ts';
import { textAt, type ByteReader } from './byte-reader.ts';

interface Box {
    readonly type: string;
    readonly start: number;
    readonly bodyStart: number;
    readonly end: number;
}

export interface Mp4Sound {
    readonly sound: Blob;
    /** The file ends inside of a box of samples or of an index. */
    readonly isCutOff: boolean;
    /** The description of its tracks: in another file, or cut off; null where it is there or lost. */
    readonly movieIs: 'elsewhere' | 'cut-off' | null;
    /** Samples come in fragments, each with an index of its own. */
    readonly isFragmented: boolean;
    /** Of the first track that lists its channels. */
    readonly listedLayout: ListedLayout;
}

interface Edit {
    readonly start: number;
    readonly end: number;
    readonly bytes: BlobPart;
}

/** In the movie's box: what players do not need. A box of the type `free` is skipped. */
const tagBoxes = ['udta', 'meta'];
const free = 'free';

/** A description of samples is some hundred bytes long. */
const mostTableBytes = 4096;

/**
 * The same file with the boxes of tags given out as free space, and with tracks of no declared length where it is written as all ones
 * (section 8.4.2.3). Rejects when the file cannot be read.
 */
export async function mp4Sound(file: Blob, reader: ByteReader): Promise<Mp4Sound> {
    const boxes = await boxesIn(reader, 0, reader.size);
    const last = boxes.at(-1);
    const cutBox = last !== undefined && last.end > reader.size ? last : null;
    const isMovie = boxes.some(({ type }) => type === 'mdat' || type === 'ftyp');
    const movie = boxes.find(({ type }) => type === 'moov');
    const edits: Edit[] = [];
    const listed: ListedLayout[] = [];
    let isFragmented = boxes.some(({ type }) => type === 'moof');
    for (const box of movie ? await boxesIn(reader, movie.bodyStart, movie.end) : []) {
        isFragmented ||= box.type === 'mvex';
        if (tagBoxes.includes(box.type)) edits.push({ start: box.start + 4, end: box.start + 8, bytes: free });
        if (box.type !== 'trak') continue;
        edits.push(...(await unknownLength(reader, box)));
        listed.push(await layoutIn(reader, box));
    }
    return {
        // Half an index would cost the fragments before it.
        sound: edited(cutBox?.type === 'moof' ? file.slice(0, cutBox.start) : file, edits),
        isCutOff: cutBox !== null && ['mdat', 'moof', 'sidx'].includes(cutBox.type),
        movieIs: movie
            ? null
            : isFragmented
              ? 'elsewhere'
              : isMovie && (last?.end ?? 0) >= reader.size
                ? 'cut-off'
                : null,
        isFragmented,
        listedLayout: (channels) => listed.map((layout) => layout(channels)).find((layout) => layout !== null) ?? null,
    };
}

async function layoutIn(reader: ByteReader, track: Box): Promise<ListedLayout> {
    const table = await boxAt(reader, track, ['mdia', 'minf', 'stbl', 'stsd']);
    if (table === null) return () => null;
    return mp4Layout(await reader.at(table.bodyStart, Math.min(mostTableBytes, table.end - table.bodyStart)));
}

/** The first box at the end of a path of boxes within one another. */
async function boxAt(reader: ByteReader, outer: Box, path: readonly string[]): Promise<Box | null> {
    let box: Box | undefined = outer;
    for (const type of path) {
        if (!box) return null;
        box = (await boxesIn(reader, box.bodyStart, box.end)).find((inner) => inner.type === type);
    }
    return box ?? null;
}

/** What takes a track's length away where it is all ones. */
async function unknownLength(reader: ByteReader, track: Box): Promise<Edit[]> {
    const header = await boxAt(reader, track, ['mdia', 'mdhd']);
    if (!header) return [];
    const body = await reader.at(header.bodyStart, 32);
    const [at, bytes] = body.byteLength > 0 && body.getUint8(0) === 1 ? [24, 8] : [16, 4];
    // 32 bits of ones may stand in 64, too.
    const isUnknown = /^(?:\xff{4}|\0{4})?\xff{4}$/.test(textAt(body, at, bytes));
    const start = header.bodyStart + at;
    return isUnknown ? [{ start, end: start + bytes, bytes: new Uint8Array(bytes) }] : [];
}

function edited(file: Blob, edits: readonly Edit[]): Blob {
    const parts: BlobPart[] = [];
    let kept = 0;
    for (const { start, end, bytes } of edits) {
        parts.push(file.slice(kept, start), bytes);
        kept = end;
    }
    return new Blob([...parts, file.slice(kept)]);
}

async function boxesIn(reader: ByteReader, from: number, to: number): Promise<Box[]> {
    const boxes: Box[] = [];
    for (let start = from; start + 8 <= to;) {
        const head = await reader.at(start, 16);
        if (head.byteLength < 8) break;
        const short = head.getUint32(0);
        const isLong = short === 1 && head.byteLength === 16;
        // 0: to the end of the file.
        const bytes = isLong ? Number(head.getBigUint64(8)) : short === 0 ? to - start : short;
        const headBytes = isLong ? 16 : 8;
        if (bytes < headBytes) break;
        boxes.push({ type: textAt(head, 4), start, bodyStart: start + headBytes, end: start + bytes });
        start += bytes;
    }
    return boxes;
}
