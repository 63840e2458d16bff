/** The metadata blocks of a FLAC stream: RFC 9639, 8. */
import type { FileBytes } from './file-bytes.ts';
import { guarded, mostTagBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';
import { readFlacPicture, readVorbisComment } from './vorbis-comment.ts';

const vorbisComment = 4;
const cueSheet = 5;
const picture = 6;
const mostBlocks = 1000;
/** Of a track in a cue sheet. */
const notSound = 0x80;
const lastNumber = 99;

/** `start` is where "fLaC" stands. */
export async function readFlac(file: FileBytes, start: number): Promise<TagSource[]> {
    const sources: TagSource[] = [];
    let at = start + 4;
    for (let block = 0; block < mostBlocks; block++) {
        const header = await file.read(at, 4);
        if (header.length < 4) break;
        const bits = viewOf(header).getUint32(0);
        const length = bits & 0xffffff;
        const kind = (bits >>> 24) & 0x7f;
        const isTold = [vorbisComment, cueSheet, picture].includes(kind);
        const source = isTold
            ? readFlacBlock(kind, await file.read(at + 4, Math.min(length, mostTagBytes)))
            : undefined;
        if (source) sources.push(source);
        at += 4 + length;
        if (bits >>> 31 === 1) break;
    }
    return sources;
}

/** A block's content, without its header; undefined where it tells nothing. */
export function readFlacBlock(kind: number, content: Uint8Array): TagSource | undefined {
    return guarded(() => {
        if (kind === vorbisComment) return readVorbisComment(content);
        if (kind === cueSheet) return readCueSheetBlock(content);
        return kind === picture ? { entries: [], pictures: [readFlacPicture(content)] } : undefined;
    });
}

/** A chapter for each track of sound: RFC 9639, 8.7. The last track, of a number of its own, is where the disc ends. */
function readCueSheetBlock(bytes: Uint8Array): TagSource {
    const tracks = bytes[395] ?? 0;
    const entries: TagEntry[] = [];
    for (let at = 396, track = 0; track < tracks && at + 36 <= bytes.length; track++) {
        const [number = 0, flags = 0, indexes = 0] = [bytes[at + 8], bytes[at + 21], bytes[at + 35]];
        if ((flags & notSound) === 0 && number <= lastNumber) entries.push({ field: 'chapter', text: '' });
        at += 36 + 12 * indexes;
    }
    return { entries, pictures: [] };
}
