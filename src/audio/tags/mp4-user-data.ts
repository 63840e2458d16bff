/** Texts that stand in the user data itself: QuickTime's (QuickTime File Format, 2001) and those of 3GPP TS 26.244, 8. */
import type { FileBytes } from './file-bytes.ts';
import { boxesIn, childNamed, type Box } from './mp4-boxes.ts';
import { guarded, mostTagBytes, noTags, utf8OrBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';

const quickTime: Readonly<Record<string, TagEntry['field']>> = {
    '\xa9nam': 'title',
    '\xa9ART': 'artist',
    '\xa9prf': 'artist',
    '\xa9alb': 'album',
    '\xa9day': 'date',
};

const mobile: Readonly<Record<string, TagEntry['field']>> = {
    titl: 'title',
    perf: 'artist',
    auth: 'artist',
    albm: 'album',
    yrrc: 'date',
};

export async function readUserData(file: FileBytes, movie: Box): Promise<TagSource> {
    const holder = await childNamed(file, movie, 'udta');
    if (!holder) return noTags;
    const bytes = await file.read(holder.start, Math.min(mostTagBytes, holder.end - holder.start));
    const entries = boxesIn(bytes, 0, bytes.length).flatMap(
        ({ name, start, end }) => guarded(() => entryIn(name, bytes.subarray(start, end))) ?? [],
    );
    return { entries, pictures: [] };
}

function entryIn(name: string, content: Uint8Array): TagEntry[] {
    const field = quickTime[name];
    // A length, a language, and the text; others may follow in other languages.
    if (field) return [{ field, text: utf8OrBytes(content.subarray(4, 4 + viewOf(content).getUint16(0))) }];
    const mobileField = mobile[name];
    if (!mobileField) return [];
    // Version and flags; a year is a number, a text has its language before it.
    if (name === 'yrrc') return [{ field: mobileField, text: String(viewOf(content).getUint16(4)) }];
    return [{ field: mobileField, text: mobileText(content.subarray(6)) }];
}

function mobileText(bytes: Uint8Array): TagEntry['text'] {
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes).replace(/\0.*$/s, '');
    const end = bytes.indexOf(0);
    return utf8OrBytes(end < 0 ? bytes : bytes.subarray(0, end));
}
