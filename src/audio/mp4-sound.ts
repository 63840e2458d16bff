/** MP4 and QuickTime without tags, whose faults would cost the sound. ISO/IEC 14496-12. */
import { textAt, type ByteReader } from './byte-reader.ts';

interface Box {
    readonly type: string;
    readonly start: number;
    readonly bodyStart: number;
    readonly end: number;
}

/** In the movie's box: what players do not need. A box of the type `free` is skipped. */
const tagBoxes = ['udta', 'meta'];
const free = 'free';

/**
 * The same file with the boxes of tags given out as free space. `isCutOff`: the index is missing and the last box is longer than the file.
 * Rejects when the file cannot be read.
 */
export async function mp4Sound(
    file: Blob,
    reader: ByteReader,
): Promise<{ readonly sound: Blob; readonly isCutOff: boolean }> {
    const boxes = await boxesIn(reader, 0, reader.size);
    const movie = boxes.find(({ type }) => type === 'moov');
    if (!movie) {
        const isMovie = boxes.some(({ type }) => type === 'mdat' || type === 'ftyp');
        return { sound: file, isCutOff: isMovie && (boxes.at(-1)?.end ?? 0) >= reader.size };
    }
    const parts: BlobPart[] = [];
    let kept = 0;
    for (const { type, start } of await boxesIn(reader, movie.bodyStart, movie.end)) {
        if (!tagBoxes.includes(type)) continue;
        parts.push(file.slice(kept, start + 4), free);
        kept = start + 8;
    }
    return { sound: new Blob([...parts, file.slice(kept)]), isCutOff: false };
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
