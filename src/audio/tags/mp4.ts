/**
 * The item list of an MP4 file (moov/udta/meta/ilst), as iTunes writes it, and the user data of QuickTime and 3GPP; the boxes are those of
 * ISO/IEC 14496-12.
 */
import type { FileBytes } from './file-bytes.ts';
import { boxesIn, childNamed, type Box } from './mp4-boxes.ts';
import { chaptersOf } from './mp4-chapters.ts';
import { readUserData } from './mp4-user-data.ts';
import { fieldNamed } from './named-fields.ts';
import {
    asciiOf,
    mostTagBytes,
    noTags,
    utf8OrBytes,
    type TagEntry,
    type TagPicture,
    type TagSource,
} from './tag-source.ts';

const items: Readonly<Record<string, TagEntry['field']>> = {
    '\xa9nam': 'title',
    '\xa9ART': 'artist',
    aART: 'albumArtist',
    '\xa9alb': 'album',
    '\xa9day': 'date',
};

export async function readMp4(file: FileBytes): Promise<TagSource[]> {
    const moov = await childNamed(file, { start: 0, end: file.size }, 'moov');
    if (!moov) return [];
    return [await itemList(file, moov), await readUserData(file, moov), ...(await chaptersOf(file, moov))];
}

async function itemList(file: FileBytes, moov: Box): Promise<TagSource> {
    const holder = (await childNamed(file, moov, 'udta')) ?? moov;
    const meta = await childNamed(file, holder, 'meta');
    if (!meta) return noTags;
    // A full box in MP4, a plain one in QuickTime.
    const version = await file.read(meta.start, 8);
    const start = asciiOf(version, 4, 8) === 'hdlr' ? meta.start : meta.start + 4;
    const ilst = await childNamed(file, { start, end: meta.end }, 'ilst');
    if (!ilst) return noTags;
    return itemsIn(await file.read(ilst.start, Math.min(mostTagBytes, ilst.end - ilst.start)));
}

function itemsIn(bytes: Uint8Array): TagSource {
    const entries: TagEntry[] = [];
    const pictures: TagPicture[] = [];
    for (const item of boxesIn(bytes, 0, bytes.length)) {
        const parts = boxesIn(bytes, item.start, item.end);
        const values = parts.filter(({ name }) => name === 'data').map(({ start, end }) => bytes.subarray(start, end));
        if (item.name === 'covr') {
            pictures.push(...values.map((value) => ({ isFrontCover: true, bytes: value.subarray(8) })));
            continue;
        }
        const named = parts.find(({ name }) => name === 'name');
        const field = named ? fieldNamed(asciiOf(bytes, named.start + 4, named.end)) : (items[item.name] ?? 'other');
        for (const value of values) entries.push({ field, text: textIn(value) });
    }
    return { entries, pictures };
}

function textIn(value: Uint8Array): TagEntry['text'] {
    const [kind, text] = [value[3], value.subarray(8)];
    if (kind === 2) return new TextDecoder('utf-16be').decode(text);
    // Numbers and the like.
    return kind === 0 || kind === 21 ? '' : utf8OrBytes(text);
}
