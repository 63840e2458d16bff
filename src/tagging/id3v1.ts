/** What an ID3v1 tag says, for the ID3v2 tag that is put before it: programs that find one look no further. https://id3.org/ID3v1 */
import { FileBytes } from '../audio/tags/file-bytes.ts';
import { fileTagsOf } from '../audio/tags/file-tags.ts';
import { readId3v1 } from '../audio/tags/id3v1.ts';
import { ownFrame } from './id3v2-text.ts';
import type { TagEntry } from '../audio/tags/tag-source.ts';
import { joined, type Bytes } from './pieces.ts';

interface Id3v1 {
    /** All but the genre, as frames of ID3v2.3. */
    readonly frames: Bytes;
    /** By its number, as ID3v2.3 has it; empty where it has none. */
    readonly genre: readonly string[];
}

const id3v1Bytes = 128;
/** The last of Winamp's list; larger ones say that there is none. */
const lastGenre = 191;

/** Nothing where there is no such tag. */
export async function openId3v1(file: Blob): Promise<Id3v1> {
    const source = await readId3v1(new FileBytes(file));
    if (source.entries.length === 0) return { frames: joined([]), genre: [] };
    const [zero, track = 0, genre = 0xff] = new Uint8Array(await file.slice(file.size - id3v1Bytes).arrayBuffer(), 125);
    const { title, artist, album, year } = fileTagsOf([source]);
    // Read as a title, beside which the others tell in which encoding it is.
    const isComment = ({ field }: TagEntry): boolean => field === 'other';
    const asTitle = source.entries.map((one) => ({ ...one, field: isComment(one) ? 'title' : 'other' }) as const);
    const texts = {
        TIT2: title,
        TPE1: artist,
        TALB: album,
        TYER: year && String(year),
        COMM: fileTagsOf([{ entries: asTitle, pictures: [] }]).title,
        TRCK: zero === 0 && track > 0 ? String(track) : undefined,
    };
    return {
        frames: joined(Object.entries(texts).flatMap(([id, text]) => (text ? [ownFrame(id, text)] : []))),
        genre: genre <= lastGenre ? [`(${genre})`] : [],
    };
}
