/** In which encoding lists are written. */
import { decode, detectEncodings } from '../audio/tags/encoding.ts';

/** UTF-8, or UTF-16 that says so; null for what is neither. */
export function textOfXml(bytes: Uint8Array): string | null {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    return strictly(bytes, isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8');
}

/**
 * Lines of text; null where it has none. What is no Unicode is as old players wrote it: in Windows-1252, or whatever the
 * letters of all lines together are likeliest in.
 */
export function linesOfList(bytes: Uint8Array, languages: readonly string[]): readonly string[] | null {
    const text = textOfXml(bytes);
    if (text?.includes('\0') || (text === null && bytes.includes(0))) return null;
    if (text !== null) return text.split(/\r\n|\n|\r/);
    const lines = linesOf(bytes);
    const telling = lines.filter((line) => line.some((byte) => byte > 0x7f));
    const encodingOf = detectEncodings(telling, { languages, declared: [] });
    return lines.map((line) => decode(line, encodingOf(line)));
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
        return null;
    }
}

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (let start = 0, at = 0; at <= bytes.length; at += 1) {
        if (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
        if (at > start) lines.push(bytes.subarray(start, at));
        start = at + 1;
    }
    return lines;
}
