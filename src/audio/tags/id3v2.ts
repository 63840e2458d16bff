/** ID3v2.2 to 2.4 tags, also such as do not keep to it: https://id3.org/id3v2.4.0-structure */
import type { FileBytes } from './file-bytes.ts';
import { framesIn, sevenBits, type Frame } from './id3v2-frames.ts';
import { readFrame } from './id3v2-values.ts';
import { inflated } from './inflated.ts';
import { asciiOf, guarded, mostTagBytes, noTags, viewOf, type TagSource } from './tag-source.ts';

const headerBytes = 10;
const footerFlag = 0x10;
/** ID3v1, APEv2 without pictures and lyrics may follow an appended tag. */
const searchedBytes = 16 * 1024;

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
    const source = await sourceOf(guarded(() => framesIn(bytes, version, flags)) ?? []);
    return { source, end: start + headerBytes + length + ((flags & footerFlag) !== 0 ? headerBytes : 0) };
}

/** A tag of 2.4 that stands behind the sound: its footer says where it begins. */
export async function readAppendedId3v2(file: FileBytes): Promise<TagSource> {
    const searchStart = Math.max(0, file.size - searchedBytes);
    const end = await file.read(searchStart, searchedBytes);
    const text = new TextDecoder('latin1').decode(end);
    for (let at = text.lastIndexOf('3DI\x04'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('3DI\x04', at - 1)) {
        if (at + headerBytes > end.length) continue;
        const length = sevenBits(viewOf(end).getUint32(at + 6));
        const tag = await readId3v2(file, searchStart + at - length - headerBytes);
        if (tag) return tag.source;
    }
    return noTags;
}

async function sourceOf(frames: readonly Frame[]): Promise<TagSource> {
    const parts: TagSource[] = [];
    for (const { id, content, isCompressed } of frames) {
        const whole = isCompressed ? await inflated(content, mostTagBytes) : content;
        parts.push(guarded(() => readFrame({ id, content: whole })) ?? noTags);
    }
    return {
        entries: parts.flatMap(({ entries }) => entries),
        pictures: parts.flatMap(({ pictures }) => pictures),
    };
}
