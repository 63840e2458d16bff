/** Title, tags and attached pictures of Matroska and WebM: RFC 9559. */
import type { FileBytes } from './file-bytes.ts';
import { fieldNamed } from './named-fields.ts';
import { asciiOf, mostTagBytes, utf8OrBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';

const id = {
    ebml: 0x1a45dfa3, segment: 0x18538067, cluster: 0x1f43b675,
    info: 0x1549a966, title: 0x7ba9,
    tags: 0x1254c367, tag: 0x7373, targets: 0x63c0, targetType: 0x68ca, simpleTag: 0x67c8, tagName: 0x45a3, tagString: 0x4487,
    chapters: 0x1043a770, edition: 0x45b9, chapter: 0xb6,
    attachments: 0x1941a469, attachedFile: 0x61a7, fileName: 0x466e, fileData: 0x465c,
} as const; // prettier-ignore

const album = 50;
const mostElements = 20_000;

interface Element {
    readonly id: number;
    readonly start: number;
    readonly end: number;
    readonly isOpen: boolean;
}

export async function readMatroska(file: FileBytes): Promise<TagSource[]> {
    const sources: TagSource[] = [];
    let at = 0;
    for (let count = 0; count < mostElements; count++) {
        const element = elementIn(await file.read(at, 12), at, file.size);
        if (!element) break;
        // What is inside these stands at the same level as they do: their lengths may be unknown.
        const isEntered = element.id === id.segment || (element.id === id.cluster && element.isOpen);
        const content = () => file.read(element.start, Math.min(mostTagBytes, element.end - element.start));
        if (element.id === id.info) sources.push(infoIn(await content()));
        else if (element.id === id.tags) sources.push(tagsIn(await content()));
        else if (element.id === id.chapters) sources.push(chaptersIn(await content()));
        else if (element.id === id.attachments) sources.push(attachmentsIn(await content()));
        at = isEntered ? element.start : element.end;
    }
    // A song's own tags say more than the title of the file that it came in.
    return sources.sort((a, b) => b.entries.length - a.entries.length);
}

/** An id keeps its length marker, a length does not; RFC 8794, 4 to 6. */
function elementIn(header: Uint8Array, at: number, end: number): Element | null {
    const idBytes = vintBytes(header[0]);
    const lengthBytes = vintBytes(header[idBytes]);
    if (idBytes > 4 || lengthBytes > 8 || header.length < idBytes + lengthBytes) return null;
    const number = (from: number, to: number, first: number): number =>
        header.subarray(from + 1, to).reduce((sum, byte) => sum * 256 + byte, first);
    const mask = 0xff >> lengthBytes;
    const bits = (header[idBytes] ?? 0) & mask;
    const isOpen = bits === mask && header.subarray(idBytes + 1, idBytes + lengthBytes).every((byte) => byte === 0xff);
    const start = at + idBytes + lengthBytes;
    const length = number(idBytes, idBytes + lengthBytes, bits);
    return { id: number(0, idBytes, header[0] ?? 0), start, end: isOpen ? end : Math.min(end, start + length), isOpen };
}

function vintBytes(first: number | undefined): number {
    return first === undefined ? 9 : Math.clz32(first) - 23;
}

function children(bytes: Uint8Array, { start, end }: Pick<Element, 'start' | 'end'>): Element[] {
    const found: Element[] = [];
    for (let at = start; at < end && found.length < mostElements;) {
        const element = elementIn(bytes.subarray(at, Math.min(end, at + 12)), at, end);
        if (!element) break;
        found.push(element);
        at = element.end;
    }
    return found;
}

const whole = (bytes: Uint8Array) => ({ start: 0, end: bytes.length });

const textOf = (bytes: Uint8Array, { start, end }: Element): TagEntry['text'] =>
    utf8OrBytes(bytes.subarray(start, end));

function infoIn(bytes: Uint8Array): TagSource {
    const title = children(bytes, whole(bytes)).find((element) => element.id === id.title);
    return { entries: title ? [{ field: 'title', text: textOf(bytes, title) }] : [], pictures: [] };
}

function tagsIn(bytes: Uint8Array): TagSource {
    const entries = children(bytes, whole(bytes)).flatMap((tag): TagEntry[] => {
        const parts = children(bytes, tag);
        const targets = parts.find((part) => part.id === id.targets);
        const kind = targets && children(bytes, targets).find((part) => part.id === id.targetType);
        const isAlbum = kind !== undefined && viewOf(bytes).getUint8(kind.end - 1) === album;
        return parts.filter((part) => part.id === id.simpleTag).flatMap((simple) => entryOf(bytes, simple, isAlbum));
    });
    return { entries, pictures: [] };
}

function entryOf(bytes: Uint8Array, simple: Element, isAlbum: boolean): TagEntry[] {
    const parts = children(bytes, simple);
    const name = parts.find((part) => part.id === id.tagName);
    const text = parts.find((part) => part.id === id.tagString);
    if (!name || !text) return [];
    const field = fieldNamed(asciiOf(bytes, name.start, name.end));
    const ofAlbum = { title: 'album', artist: 'albumArtist' } as const;
    return [
        {
            field: isAlbum && field in ofAlbum ? ofAlbum[field as keyof typeof ofAlbum] : field,
            text: textOf(bytes, text),
        },
    ];
}

/** Of the first edition: others divide the same sound in another way. */
function chaptersIn(bytes: Uint8Array): TagSource {
    const edition = children(bytes, whole(bytes)).find((element) => element.id === id.edition);
    const chapters = edition ? children(bytes, edition).filter((element) => element.id === id.chapter) : [];
    return { entries: chapters.map(() => ({ field: 'chapter', text: '' })), pictures: [] };
}

function attachmentsIn(bytes: Uint8Array): TagSource {
    const pictures = children(bytes, whole(bytes)).flatMap((attached) => {
        const parts = children(bytes, attached);
        const name = parts.find((part) => part.id === id.fileName);
        const data = parts.find((part) => part.id === id.fileData);
        const isFrontCover = name !== undefined && /^cover\./i.test(asciiOf(bytes, name.start, name.end));
        return data ? [{ isFrontCover, bytes: bytes.subarray(data.start, data.end) }] : [];
    });
    return { entries: [], pictures };
}
