/** APEv2 tags at the end of a file, or in front of its sound: https://wiki.hydrogenaudio.org/index.php?title=APEv2_specification */
import { fieldNamed } from './named-fields.ts';
import type { FileBytes } from './file-bytes.ts';
import {
    asciiOf,
    guarded,
    mostTagBytes,
    noTags,
    utf8OrBytes,
    viewOf,
    type TagEntry,
    type TagPicture,
    type TagSource,
} from './tag-source.ts';

const footerBytes = 32;
/** ID3v1 and lyrics may follow it. */
const searchedBytes = 16 * 1024;
const isHeader = 0x20000000;

/** The tag that begins at `start` with a header, and where the file goes on; null where none does. */
export async function readApeV2At(file: FileBytes, start: number): Promise<{ source: TagSource; end: number } | null> {
    const header = await file.read(start, footerBytes);
    if (asciiOf(header, 0, 8) !== 'APETAGEX' || header.length < footerBytes) return null;
    // The footer counts, the header does not.
    const length = viewOf(header).getUint32(12, true);
    const items = await file.read(start + footerBytes, Math.min(mostTagBytes, Math.max(0, length - footerBytes)));
    return { source: guarded(() => itemsIn(items)) ?? noTags, end: start + footerBytes + length };
}

export async function readApeV2(file: FileBytes): Promise<TagSource> {
    const searchStart = Math.max(0, file.size - searchedBytes);
    const end = await file.read(searchStart, searchedBytes);
    const text = new TextDecoder('latin1').decode(end);
    for (let at = text.lastIndexOf('APETAGEX'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('APETAGEX', at - 1)) {
        if (at + footerBytes > end.length) continue;
        const footer = viewOf(end.subarray(at, at + footerBytes));
        if ((footer.getUint32(20, true) & isHeader) !== 0) continue;
        const itemBytes = footer.getUint32(12, true) - footerBytes;
        const start = Math.max(0, searchStart + at - itemBytes);
        return itemsIn(await file.read(start, Math.min(mostTagBytes, searchStart + at - start)));
    }
    return noTags;
}

function itemsIn(bytes: Uint8Array): TagSource {
    const view = viewOf(bytes);
    const entries: TagEntry[] = [];
    const pictures: TagPicture[] = [];
    for (let at = 0; at + 9 < bytes.length;) {
        const length = view.getUint32(at, true);
        const kind = (view.getUint32(at + 4, true) >> 1) & 3;
        const keyEnd = bytes.indexOf(0, at + 8);
        if (keyEnd < 0) break;
        const key = asciiOf(bytes, at + 8, keyEnd);
        const value = bytes.subarray(keyEnd + 1, keyEnd + 1 + length);
        if (/^cover art/i.test(key)) {
            // A file name stands before the picture.
            pictures.push({ isFrontCover: /front/i.test(key), bytes: value.subarray(value.indexOf(0) + 1) });
        } else if (kind === 0) {
            for (const part of split(value)) entries.push({ field: fieldNamed(key), text: utf8OrBytes(part) });
        }
        at = keyEnd + 1 + length;
    }
    return { entries, pictures };
}

/** Several values have a zero between them. */
function split(value: Uint8Array): Uint8Array[] {
    const parts: Uint8Array[] = [];
    for (let start = 0; start <= value.length;) {
        const end = value.indexOf(0, start);
        parts.push(value.subarray(start, end < 0 ? value.length : end));
        if (end < 0) break;
        start = end + 1;
    }
    return parts;
}
