/** In which encoding lists are written. */
import { decode, detectEncodings, isUtf8 } from '../audio/tags/encoding.ts';
import type { Encoding } from '../audio/tags/surprise.ts';

/** Enough to tell by. */
const searchedBytes = 1024;
/** Zeros: so many at the least, one of so many bytes, and so much rarer at the other places. */
const [leastZeros, bytesToZero, rarerElsewhere] = [8, 8, 4];

/** UTF-8, or UTF-16 that says so or looks so, as far as it goes; null for what is neither. */
export function textOfXml(bytes: Uint8Array): string | null {
    const encoding = unicodeOf(bytes);
    // What is cut off may end within a letter.
    const whole = encoding === 'utf-8' ? bytes : bytes.subarray(0, bytes.length - (bytes.length % 2));
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(whole);
    } catch {
        return null;
    }
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
    const encodingOf = encodingsOf(
        lines.filter((line) => line.some((byte) => byte > 0x7f)),
        languages,
    );
    return lines.map((line) => decode(line, encodingOf(line)));
}

/** In UTF-16 every other byte of Latin letters, signs and line breaks is none. */
function unicodeOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    const head = bytes.subarray(0, searchedBytes);
    const zeros = (rest: number): number => head.filter((byte, at) => byte === 0 && at % 2 === rest).length;
    const [even, odd] = [zeros(0), zeros(1)];
    const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
    if (most < leastZeros || most < head.length / bytesToZero || least > most / rarerElsewhere) return 'utf-8';
    return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * Of lines that are not all UTF-8: it still is where most of them are, for a list may be cut off within a letter, or another program has
 * added lines to it.
 */
function encodingsOf(
    lines: readonly Uint8Array[],
    languages: readonly string[],
): (line: Uint8Array) => Encoding | 'utf-8' {
    const others = lines.filter((line) => !isUtf8(line));
    const isMostlyUtf8 = others.length < lines.length - others.length;
    const older = isMostlyUtf8 ? others.filter((line) => !isDamagedUtf8(line)) : lines;
    const encodingOf = detectEncodings(older, { languages, declared: [] });
    const old = new Set(older);
    return (line) => (isMostlyUtf8 && !old.has(line) ? 'utf-8' : encodingOf(line));
}

/** More of its letters than not are whole. */
function isDamagedUtf8(line: Uint8Array): boolean {
    const letters = decode(line, 'utf-8');
    const broken = letters.match(/\ufffd+/g)?.length ?? 0;
    return (letters.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0) > broken;
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
