/** The item list of an MP4 file (moov/udta/meta/ilst), as iTunes writes it; the boxes are those of ISO/IEC 14496-12. */
import type { FileBytes } from './file-bytes.ts';
import { fieldNamed } from './named-fields.ts';
import {
    asciiOf,
    mostTagBytes,
    noTags,
    utf8OrBytes,
    viewOf,
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

interface Box {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

const mostBoxes = 10_000;

export async function readMp4(file: FileBytes): Promise<TagSource> {
    const moov = await childNamed(file, { start: 0, end: file.size }, 'moov');
    const holder = moov && ((await childNamed(file, moov, 'udta')) ?? moov);
    const meta = holder && (await childNamed(file, holder, 'meta'));
    if (!meta) return noTags;
    // A full box in MP4, a plain one in QuickTime.
    const version = await file.read(meta.start, 8);
    const start = asciiOf(version, 4, 8) === 'hdlr' ? meta.start : meta.start + 4;
    const ilst = await childNamed(file, { start, end: meta.end }, 'ilst');
    if (!ilst) return noTags;
    return itemsIn(await file.read(ilst.start, Math.min(mostTagBytes, ilst.end - ilst.start)));
}

async function childNamed(
    file: FileBytes,
    { start, end }: Pick<Box, 'start' | 'end'>,
    name: string,
): Promise<Box | null> {
    let at = start;
    for (let box = 0; box < mostBoxes && at + 8 <= end; box++) {
        const found = boxIn(await file.read(at, 16), at, end);
        if (!found) return null;
        if (found.name === name) return found;
        at = found.end;
    }
    return null;
}

/** Length and name; a length of 1 stands for one of 64 bits that follows, of 0 for all that is left. */
function boxIn(header: Uint8Array, at: number, end: number): Box | null {
    if (header.length < 8) return null;
    const view = viewOf(header);
    const short = view.getUint32(0);
    const isLong = short === 1 && header.length >= 16;
    const length = isLong ? Number(view.getBigUint64(8)) : short === 0 ? end - at : short;
    const headerBytes = isLong ? 16 : 8;
    if (length < headerBytes) return null;
    return { name: asciiOf(header, 4, 8), start: at + headerBytes, end: Math.min(end, at + length) };
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

function boxesIn(bytes: Uint8Array, start: number, end: number): Box[] {
    const boxes: Box[] = [];
    for (let at = start; at + 8 <= end && boxes.length < mostBoxes;) {
        const box = boxIn(bytes.subarray(at, at + 16), at, end);
        if (!box) break;
        boxes.push(box);
        at = box.end;
    }
    return boxes;
}
