/** Ogg (RFC 3533) with Vorbis or Opus (RFC 7845) inside: pages that lie of time and length. Checksums are set right, so that they are believed. */
import { oddNumbers, patched, uint32le, type Chance, type Mutation } from './mutation.ts';

function pageStarts(file: Buffer): number[] {
    const starts: number[] = [];
    for (let at = file.indexOf('OggS'); at >= 0; at = file.indexOf('OggS', at + 4)) starts.push(at);
    return starts;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 24;
    for (let bit = 0; bit < 8; bit++) rest = (rest << 1) ^ (rest & 0x80000000 ? 0x04c11db7 : 0);
    return rest;
});

/** The page's checksum, set anew; the page ends where the next begins. */
function signed(file: Buffer, start: number): Buffer {
    const next = file.indexOf('OggS', start + 4);
    const page = Buffer.from(file.subarray(start, next < 0 ? file.length : next)).fill(0, 22, 26);
    const sum = page.reduce((rest, byte) => (rest << 8) ^ (table[((rest >>> 24) ^ byte) & 255] ?? 0), 0);
    return patched(file, start + 22, uint32le(sum));
}

const change = (file: Buffer, start: number, offset: number, bytes: Uint8Array): Buffer =>
    signed(patched(file, start + offset, bytes), start);

function anyPage(file: Buffer, chance: Chance): number {
    const starts = pageStarts(file);
    return starts[chance.below(starts.length)] ?? 0;
}

function lastPage(file: Buffer): number {
    return pageStarts(file).at(-1) ?? 0;
}

/** The first page holds the codec's own head: 28 bytes of page, then what is inside. */
const head = 28;

export const ogg: Readonly<Record<string, Mutation>> = {
    'time of a page': (file, chance) => change(file, anyPage(file, chance), 6, chance.bytes(8)),
    'time of the end': (file, chance) =>
        change(
            file,
            lastPage(file),
            6,
            Buffer.concat([uint32le(chance.of(oddNumbers)), uint32le(chance.of([0, 1, 0x7fffffff]))]),
        ),
    'times far apart': (file) => {
        let copy = file;
        pageStarts(file)
            .slice(3)
            .forEach(
                (start, page) =>
                    (copy = change(copy, start, 6, Buffer.concat([uint32le((page + 1) * 60 * 48_000), uint32le(0)]))),
            );
        return copy;
    },
    'packets without bytes': (file, chance) => {
        const start = anyPage(file, chance);
        return change(file, start, 27, Buffer.alloc(Math.min(255, file[start + 26] ?? 0)));
    },
    'count of packets': (file, chance) =>
        change(file, anyPage(file, chance), 26, Buffer.from([chance.of([0, 1, 254, 255])])),
    'another stream’s page': (file, chance) => change(file, anyPage(file, chance), 14, chance.bytes(4)),
    'a page out of turn': (file, chance) => change(file, anyPage(file, chance), 18, chance.bytes(4)),
    'marks of beginning and end': (file, chance) =>
        change(file, anyPage(file, chance), 5, Buffer.from([chance.below(8)])),
    channels: (file, chance) =>
        change(file, 0, head + (isOpus(file) ? 9 : 11), Buffer.from([chance.of([0, 3, 9, 255])])),
    'sample rate': (file, chance) =>
        change(file, 0, head + 12, uint32le(chance.of([0, 1, 500, 3_000_000, 0xffffffff]))),
    'skip at the beginning': (file) => change(file, 0, head + 10, Buffer.from([255, 255])),
    'count of comments': (file, chance) => {
        const start = pageStarts(file)[1] ?? 0;
        const tags = file.indexOf(isOpus(file) ? 'OpusTags' : 'vorbis', start);
        return signed(patched(file, tags + 8, uint32le(chance.of(oddNumbers))), start);
    },
    'a hundred streams at once': (file) => {
        const first = file.subarray(0, pageStarts(file)[1] ?? 0);
        const others = Array.from({ length: 100 }, (_, serial) => change(first, 0, 14, uint32le(serial + 1)));
        return Buffer.concat([first, ...others, file.subarray(first.length)]);
    },
};

function isOpus(file: Buffer): boolean {
    return file.toString('latin1', head, head + 8) === 'OpusHead';
}
