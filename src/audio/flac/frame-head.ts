/** The head of a FLAC frame: RFC 9639, section 9.1. */

export interface FlacHead {
    readonly bytes: number;
    /** Of each channel. */
    readonly samples: number;
    /** Of the frame, or, where frames are of different lengths, of its first sample. */
    readonly number: number;
    readonly isNumberOfSample: boolean;
}

export const longestHeadBytes = 16;

/** Null where none begins. Fourteen bits of sync, and at the head's end a checksum of all of it. */
export function readFlacHead(view: DataView, offset: number): FlacHead | null {
    if (offset + longestHeadBytes > view.byteLength || (view.getUint16(offset) & 0xfffe) !== 0xfff8) return null;
    const [sizes, layout, numberStart] = [2, 3, 4].map((place) => view.getUint8(offset + place)) as [number, number, number]; // prettier-ignore
    const [blockSize, rate] = [sizes >> 4, sizes & 15];
    const isReserved = blockSize === 0 || rate === 15 || layout >> 4 > 10 || ((layout >> 1) & 7) === 3 || layout & 1;
    // The number is written as UTF-8 writes characters: the leading ones count its bytes.
    const numberBytes = Math.max(1, Math.clz32(~(numberStart << 24)));
    const blockSizeBytes = blockSize === 6 ? 1 : blockSize === 7 ? 2 : 0;
    const rateBytes = rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
    const length = 4 + numberBytes + blockSizeBytes + rateBytes;
    if (isReserved || numberBytes > 7 || length >= longestHeadBytes) return null;
    if (checksum(view, offset, length) !== view.getUint8(offset + length)) return null;
    let number = numberStart & (0xff >> (numberBytes === 1 ? 1 : numberBytes + 1));
    for (let at = 1; at < numberBytes; at++) number = number * 64 + (view.getUint8(offset + 4 + at) & 0x3f);
    return {
        bytes: length + 1,
        samples: samplesOf(blockSize, view, offset + 4 + numberBytes),
        number,
        isNumberOfSample: (view.getUint8(offset + 1) & 1) === 1,
    };
}

/** Table 14. */
function samplesOf(code: number, view: DataView, at: number): number {
    if (code === 1) return 192;
    if (code < 6) return 144 * 2 ** code;
    if (code === 6) return view.getUint8(at) + 1;
    return code === 7 ? view.getUint16(at) + 1 : 2 ** code;
}

/** CRC with the polynomial x^8 + x^2 + x + 1, from 0. */
function checksum(view: DataView, offset: number, length: number): number {
    let rest = 0;
    for (let at = offset; at < offset + length; at++) {
        rest ^= view.getUint8(at);
        for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ (rest & 0x80 ? 0x07 : 0)) & 0xff;
    }
    return rest;
}
