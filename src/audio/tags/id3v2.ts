/** ID3v2.2 to 2.4 tags, also such as do not keep to it: https://id3.org/id3v2.4.0-structure */
import type { FileBytes } from './file-bytes.ts';
import { framesIn, sevenBits } from './id3v2-frames.ts';
import { readFrame } from './id3v2-values.ts';
import { asciiOf, guarded, mostTagBytes, noTags, viewOf, type TagSource } from './tag-source.ts';

const headerBytes = 10;
const footerFlag = 0x10;

interface Id3v2 {
    readonly source: TagSource;
    /** Where the file goes on. */
    readonly end: number;
}

/** The tag that begins at `start`, or null where none does. */
export async function readId3v2(file: FileBytes, start: number): Promise<Id3v2 | null> {
    const header = await file.read(start, headerBytes);
    const [version = 0, , flags = 0] = header.subarray(3);
    if (header.length < headerBytes || asciiOf(header, 0, 3) !== 'ID3' || version === 0xff) return null;
    const length = sevenBits(viewOf(header).getUint32(6));
    const bytes = await file.read(start + headerBytes, Math.min(length, mostTagBytes));
    const source = guarded(() => sourceOf(bytes, { version, flags })) ?? noTags;
    return { source, end: start + headerBytes + length + ((flags & footerFlag) !== 0 ? headerBytes : 0) };
}

/** The content of a tag, without its header. */
function sourceOf(bytes: Uint8Array, { version, flags }: { version: number; flags: number }): TagSource {
    const parts = framesIn(bytes, version, flags).flatMap((frame) => guarded(() => readFrame(frame)) ?? []);
    return {
        entries: parts.flatMap(({ entries }) => entries),
        pictures: parts.flatMap(({ pictures }) => pictures),
    };
}
