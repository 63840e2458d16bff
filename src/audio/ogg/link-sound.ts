/** A link of an Ogg file as a file of its own that holds nothing but sound: no comments, whose faults would cost it. */
import { maskIn } from '../channels/mask-comment.ts';
import { headerPages, type OggPage } from './pages.ts';
import type { OggLink } from './links.ts';

/** A Vorbis comment header without comments: no vendor, no entries; the last bit frames it. */
const noVorbisComments = Uint8Array.from([3, ...letters('vorbis'), 0, 0, 0, 0, 0, 0, 0, 0, 1]);
/** One that is longer holds a picture. */
const mostCommentBytes = 256 * 1024;
const noOpusComments = Uint8Array.from([...letters('OpusTags'), 0, 0, 0, 0, 0, 0, 0, 0]);

interface LinkSound {
    readonly sound: Blob;
    /** Which channel of FLAC is to sound where, if a comment says it. */
    readonly mask: number | null;
}

/** The link in Ogg, or FLAC without Ogg around it; null where its headers are cut off. */
export async function linkSound(file: Blob, link: OggLink): Promise<LinkSound | null> {
    if (link.codec === 'FLAC') return nativeFlac(file, link);
    const sound = await inOgg(file, link);
    return sound && { sound, mask: null };
}

async function inOgg(file: Blob, link: OggLink): Promise<Blob | null> {
    switch (link.codec) {
        case 'Vorbis': {
            const headers = await readHeaders(file, link.pages, 2);
            const setup = headers?.packets[1];
            return setup ? rebuilt(file, link.pages, headers.pages, [noVorbisComments, setup]) : null;
        }
        case 'Opus': {
            const headers = await readHeaders(file, link.pages, 1);
            return headers ? rebuilt(file, link.pages, headers.pages, [noOpusComments]) : null;
        }
        default:
            return null;
    }
}

/** The packets behind the first one, and on how many pages they lie; null where there are not so many. */
async function readHeaders(file: Blob, pages: readonly OggPage[], count: number) {
    const packets: Uint8Array[] = [];
    let parts: Uint8Array<ArrayBuffer>[] = [];
    for (const [index, { bodyStart, end, segments }] of pages.entries()) {
        if (index === 0) continue;
        const body = new Uint8Array(await file.slice(bodyStart, end).arrayBuffer());
        let start = 0;
        let offset = 0;
        for (const bytes of segments) {
            offset += bytes;
            if (bytes === 255) continue;
            packets.push(new Uint8Array(await new Blob([...parts, body.subarray(start, offset)]).arrayBuffer()));
            [parts, start] = [[], offset];
            if (packets.length === count) return { packets, pages: index + 1 };
        }
        parts.push(body.subarray(start));
    }
    return null;
}

function rebuilt(file: Blob, pages: readonly OggPage[], headersEnd: number, headers: readonly Uint8Array[]): Blob {
    const [first] = pages;
    if (!first) throw new Error('expected a link with its first page');
    const sound = spans(pages.slice(headersEnd), ({ start }) => start);
    return new Blob([
        file.slice(first.start, first.end),
        ...headerPages(first.serial, headers),
        ...sound.map(([start, end]) => file.slice(start, end)),
    ]);
}

/** https://xiph.org/flac/ogg_mapping.html: each packet behind the headers is one frame, and each header a block of metadata. */
async function nativeFlac(file: Blob, { pages, firstPacket }: OggLink): Promise<LinkSound | null> {
    const streamInfo = firstPacket.subarray(17, 17 + 34);
    if (streamInfo.length < 34) return null;
    const frameStart = 0xff;
    let headersEnd = 1;
    for (const page of pages.slice(1)) {
        const [byte] = new Uint8Array(await file.slice(page.bodyStart, page.bodyStart + 1).arrayBuffer());
        if (byte === frameStart && !page.isContinued) break;
        headersEnd++;
    }
    const sound = spans(pages.slice(headersEnd), ({ bodyStart }) => bodyStart);
    const head = Uint8Array.from([...letters('fLaC'), 0x80, 0, 0, 34, ...streamInfo]);
    const [comments] = spans(pages.slice(1, headersEnd), ({ start }) => start);
    const commented =
        comments &&
        (await file
            .slice(...comments)
            .slice(0, mostCommentBytes)
            .arrayBuffer());
    return {
        sound: new Blob([head, ...sound.map(([start, end]) => file.slice(start, end))]),
        mask: commented ? maskIn(new Uint8Array(commented)) : null,
    };
}

/** Pages that lie side by side become one span: few long slices are read faster than many short ones. */
function spans(pages: readonly OggPage[], startOf: (page: OggPage) => number): [start: number, end: number][] {
    const all: [start: number, end: number][] = [];
    for (const page of pages) {
        const last = all.at(-1);
        if (last?.[1] === startOf(page)) last[1] = page.end;
        else all.push([startOf(page), page.end]);
    }
    return all;
}

function letters(word: string): number[] {
    return Array.from(word, (letter) => letter.charCodeAt(0));
}
