/** The `info` chunk of Apple's Core Audio Format: pairs of strings, each with a zero behind it. */
import type { FileBytes } from './file-bytes.ts';
import { fieldNamed } from './named-fields.ts';
import { asciiOf, mostTagBytes, utf8OrBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';

const chunkHeadBytes = 12;
const mostChunks = 1000;

/** `start` is where "caff" stands. */
export async function readCafInfo(file: FileBytes, start: number): Promise<TagSource[]> {
    const sources: TagSource[] = [];
    let at = start + 8;
    for (let chunk = 0; chunk < mostChunks; chunk++) {
        const header = await file.read(at, chunkHeadBytes);
        if (header.length < chunkHeadBytes) break;
        const length = Number(viewOf(header).getBigInt64(4));
        if (asciiOf(header, 0, 4) === 'info')
            sources.push(pairsIn(await file.read(at + chunkHeadBytes + 4, Math.min(mostTagBytes, length - 4))));
        // -1: to the end of the file.
        if (length < 0) break;
        at += chunkHeadBytes + length;
    }
    return sources;
}

function pairsIn(bytes: Uint8Array): TagSource {
    const entries: TagEntry[] = [];
    let name: string | null = null;
    for (let start = 0; start < bytes.length;) {
        const zero = bytes.indexOf(0, start);
        const end = zero < 0 ? bytes.length : zero;
        if (name === null) {
            name = asciiOf(bytes, start, end);
        } else {
            entries.push({ field: fieldNamed(name), text: utf8OrBytes(bytes.subarray(start, end)) });
            name = null;
        }
        start = end + 1;
    }
    return { entries, pictures: [] };
}
