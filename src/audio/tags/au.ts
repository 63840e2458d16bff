/** The annotation of Sun's AU, between its header and its sound: free text, in which programs write `name=value` line by line. */
import type { FileBytes } from './file-bytes.ts';
import { fieldNamed } from './named-fields.ts';
import { asciiOf, utf8OrBytes, viewOf, type TagEntry, type TagSource } from './tag-source.ts';

const headerBytes = 24;
const mostBytes = 64 * 1024;

/** `start` is where ".snd" stands, or "dns." where numbers have their lowest byte first. */
export async function readAuAnnotation(file: FileBytes, start: number): Promise<TagSource> {
    const header = await file.read(start, headerBytes);
    const dataAt = viewOf(header).getUint32(4, asciiOf(header, 0, 4) === 'dns.');
    const text = await file.read(start + headerBytes, Math.min(mostBytes, dataAt - headerBytes));
    return { entries: linesOf(text).flatMap(entryIn), pictures: [] };
}

function linesOf(text: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (let start = 0, at = 0; at <= text.length; at++) {
        if (at < text.length && ![0, 10, 13].includes(text[at] ?? 0)) continue;
        if (at > start) lines.push(text.subarray(start, at));
        start = at + 1;
    }
    return lines;
}

function entryIn(line: Uint8Array): TagEntry[] {
    const equals = line.indexOf(0x3d);
    const field = equals > 0 ? fieldNamed(asciiOf(line, 0, equals).trim()) : 'other';
    return [{ field, text: utf8OrBytes(line.subarray(equals > 0 ? equals + 1 : 0)) }];
}
