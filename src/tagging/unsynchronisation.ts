/** How ID3v2 keeps its tags from looking like sound: a zero behind each 0xff that would begin a frame of it. */
import type { Bytes } from './pieces.ts';

interface Resynchronised {
    readonly bytes: Bytes;
    /** Where a byte of the result stands in what was given; a zero that was left out belongs to the byte before it. */
    readonly rawAt: (at: number) => number;
}

export function resynchronised(raw: Bytes, isUnsynchronised: boolean): Resynchronised {
    if (!isUnsynchronised) return { bytes: raw, rawAt: (at) => at };
    const bytes = new Uint8Array(raw.length);
    const places = new Uint32Array(raw.length + 1);
    let length = 0;
    for (let at = 0; at < raw.length; at++) {
        places[length] = at;
        bytes[length++] = raw[at] ?? 0;
        if (raw[at] === 0xff && raw[at + 1] === 0) at++;
    }
    places[length] = raw.length;
    return { bytes: bytes.slice(0, length), rawAt: (at) => places[at] ?? raw.length };
}

export function unsynchronised(bytes: Bytes): Bytes {
    const result: number[] = [];
    bytes.forEach((byte, at) => {
        const next = bytes[at + 1];
        result.push(byte);
        if (byte === 0xff && (next === undefined || next === 0 || next >= 0xe0)) result.push(0);
    });
    return Uint8Array.from(result);
}
