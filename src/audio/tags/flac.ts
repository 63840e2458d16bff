/** The metadata blocks of a FLAC stream: RFC 9639, 8. */
import type { FileBytes } from './file-bytes.ts';
import { guarded, mostTagBytes, viewOf, type TagSource } from './tag-source.ts';
import { readFlacPicture, readVorbisComment } from './vorbis-comment.ts';

const vorbisComment = 4;
const picture = 6;
const mostBlocks = 1000;

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
        const isTold = kind === vorbisComment || kind === picture;
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
        return kind === picture ? { entries: [], pictures: [readFlacPicture(content)] } : undefined;
    });
}
