/** ID3v1: 128 bytes at the end of a file, in whatever encoding the writer's system had; https://id3.org/ID3v1 */
import type { FileBytes } from './file-bytes.ts';
import { asciiOf, noTags, type TagSource } from './tag-source.ts';

const id3v1Bytes = 128;

const places = [
    ['title', 3, 30],
    ['artist', 33, 30],
    ['album', 63, 30],
    ['date', 93, 4],
    ['other', 97, 30],
] as const;

export async function readId3v1(file: FileBytes): Promise<TagSource> {
    const tag = await file.read(file.size - id3v1Bytes, id3v1Bytes);
    if (asciiOf(tag, 0, 3) !== 'TAG') return noTags;
    const entries = places.map(([field, start, length]) => {
        const bytes = tag.subarray(start, start + length);
        const end = bytes.indexOf(0);
        return { field, text: end < 0 ? bytes : bytes.subarray(0, end) };
    });
    return { entries, pictures: [] };
}
