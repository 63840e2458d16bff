/** Tags in chunks: LIST/INFO and `id3 ` of RIFF (WAV in all its kinds), NAME, AUTH and `ID3 ` of AIFF. */
import type { FileBytes } from './file-bytes.ts';
import { readId3v2 } from './id3v2.ts';
import { asciiOf, mostTagBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';

const fields: Readonly<Record<string, TagEntry['field']>> = {
    INAM: 'title', IART: 'artist', IPRD: 'album', ICRD: 'date',
    NAME: 'title', AUTH: 'artist',
}; // prettier-ignore

/** First four bytes of the file -> whether numbers have their lowest byte first. */
export const chunkedFormats: Readonly<Record<string, boolean>> = {
    RIFF: true,
    RF64: true,
    BW64: true,
    RIFX: false,
    FORM: false,
};

const mostChunks = 10_000;
const unknownLength = 0xffffffff;

/** `start` is where the format's name stands. Declared lengths of the whole are not believed. */
export async function readChunks(file: FileBytes, start: number): Promise<TagSource[]> {
    const isLittleEndian = chunkedFormats[asciiOf(await file.read(start, 4))] ?? true;
    const sources: TagSource[] = [];
    let dataBytes = unknownLength;
    let at = start + 12;
    for (let chunk = 0; chunk < mostChunks; chunk++) {
        const header = await file.read(at, 24);
        const name = asciiOf(header, 0, 4);
        if (header.length < 8 || !/^[\x20-\x7e]{4}$/.test(name)) break;
        const declared = viewOf(header).getUint32(4, isLittleEndian);
        if (name === 'ds64' && header.length >= 24) dataBytes = Number(viewOf(header).getBigUint64(16, isLittleEndian));
        const length = name === 'data' && declared === unknownLength ? dataBytes : declared;
        const content = () => file.read(at + 8, Math.min(length, mostTagBytes));
        if (name === 'LIST') sources.push(infoIn(await content(), isLittleEndian));
        else if (/^id3 $/i.test(name)) sources.push(...(await tagAt(file, at + 8)));
        else if (name in fields)
            sources.push({ entries: [{ field: fields[name] ?? 'other', text: await content() }], pictures: [] });
        // Data of no length: whoever wrote it did not come back to say.
        if (name === 'data' && length === 0) break;
        at += 8 + length + (length % 2);
    }
    return sources;
}

async function tagAt(file: FileBytes, start: number): Promise<TagSource[]> {
    const tag = await readId3v2(file, start);
    return tag ? [tag.source] : [];
}

function infoIn(bytes: Uint8Array, isLittleEndian: boolean): TagSource {
    const entries: TagEntry[] = [];
    if (asciiOf(bytes, 0, 4) !== 'INFO') return { entries, pictures: [] };
    const view = viewOf(bytes);
    for (let at = 4; at + 8 <= bytes.length;) {
        const length = view.getUint32(at + 4, isLittleEndian);
        const text = bytes.subarray(at + 8, at + 8 + length);
        const end = text.indexOf(0);
        entries.push({
            field: fields[asciiOf(bytes, at, at + 4)] ?? 'other',
            text: end < 0 ? text : text.subarray(0, end),
        });
        const next = at + 8 + length;
        // Not every writer fills odd lengths up.
        at = next + (length % 2 === 1 && (bytes[next] ?? 0) < 0x20 ? 1 : 0);
    }
    return { entries, pictures: [] };
}
