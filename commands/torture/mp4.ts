/** Boxes that lie, turn in circles or go deep: ISO/IEC 14496-12. */
import { oddNumbers, patched, uint32be, type Chance, type Mutation } from './mutation.ts';

interface Box {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

const parents = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'udta', 'dinf', 'edts'];

function boxesIn(file: Buffer, start = 0, end = file.length): Box[] {
    const boxes: Box[] = [];
    for (let at = start; at + 8 <= end;) {
        const length = file.readUInt32BE(at);
        if (length < 8 || at + length > end) break;
        const box = { name: file.toString('latin1', at + 4, at + 8), start: at, end: at + length };
        boxes.push(box, ...(parents.includes(box.name) ? boxesIn(file, at + 8, box.end) : []));
        at = box.end;
    }
    return boxes;
}

/** Where the box of a name stands; the file's end where there is none. */
const at = (file: Buffer, name: string): number => boxesIn(file).find((box) => box.name === name)?.start ?? file.length;

const box = (name: string, body: Buffer): Buffer => Buffer.concat([uint32be(8 + body.length), Buffer.from(name), body]);

/** A number in the body of a box, `offset` bytes after its head. */
const odd =
    (name: string, offset: number, numbers: readonly [number, ...number[]] = oddNumbers): Mutation =>
    (file, chance) =>
        patched(file, at(file, name) + 8 + offset, uint32be(chance.of(numbers)));

function anyBox(file: Buffer, chance: Chance): Box {
    const boxes = boxesIn(file);
    return boxes[chance.below(boxes.length)] ?? { name: '', start: 0, end: 8 };
}

/** The sample description's entry stands 8 + 8 bytes into `stsd`; its channels 24 bytes on, its rate 32. */
const entry = 16;

export const mp4: Readonly<Record<string, Mutation>> = {
    'lying length: a box': (file, chance) => patched(file, anyBox(file, chance).start, uint32be(chance.of(oddNumbers))),
    'a box of its parent’s length': (file, chance) => patched(file, anyBox(file, chance).start, uint32be(file.length)),
    'a box of 64-bit length': (file, chance) => {
        const { start } = anyBox(file, chance);
        return patched(patched(file, start, uint32be(1)), start + 8, Buffer.alloc(8, chance.of([0, 0x7f, 0xff])));
    },
    'boxes 20,000 deep': (file, chance) => {
        const name = chance.of(['moov', 'trak', 'udta', 'meta']);
        const head = (length: number) => Buffer.concat([uint32be(length), Buffer.from(name)]);
        const depth = 20_000;
        const heads = Array.from({ length: depth }, (_, level) => head((depth - level) * 8));
        const ftyp = file.subarray(0, file.readUInt32BE(0));
        return Buffer.concat([ftyp, ...heads, file.subarray(ftyp.length)]);
    },
    'samples that are the index': (file) => patched(file, at(file, 'stco') + 16, uint32be(at(file, 'moov'))),
    'an index of itself': (file) => {
        const start = at(file, 'moov');
        const moov = file.subarray(start, start + (file.readUInt32BE(Math.min(start, file.length - 4)) || 8));
        return patched(file, at(file, 'stbl') + 8, moov);
    },
    'two hundred tracks': (file) => {
        const start = at(file, 'trak');
        const trak = file.subarray(start, start + file.readUInt32BE(start));
        const moovStart = at(file, 'moov');
        const moov = file.subarray(moovStart + 8, moovStart + file.readUInt32BE(moovStart));
        const many = box('moov', Buffer.concat([moov, ...Array.from({ length: 200 }, () => trak)]));
        return Buffer.concat([file.subarray(0, moovStart), many]);
    },
    'count of sizes': odd('stsz', 8),
    'samples of one size': odd('stsz', 4),
    'count of times': odd('stts', 4),
    'time of a sample': odd('stts', 12, [0, 1, 60 * 44_100, 0x7fffffff, 0xffffffff]),
    'samples of a time': odd('stts', 8),
    'count of chunks': odd('stco', 4),
    'place of a chunk': odd('stco', 8),
    'samples of a chunk': odd('stsc', 12),
    'count of chunk runs': odd('stsc', 4),
    'time scale': odd('mdhd', 12),
    'length of the sound': odd('mdhd', 16),
    'length of the film': odd('mvhd', 16),
    'shift of an edit': odd('elst', 12),
    'time of an edit': odd('elst', 8),
    channels: odd('stsd', entry + 16, [0, 0x00000010, 0x00ff0010, 0xffff0010, 0x00210010]),
    'sample rate': odd('stsd', entry + 24, [0, 1, 0x00010000, 0x07cf0000, 0xffffffff]),
    'name of the codec': (file, chance) =>
        patched(
            file,
            at(file, 'stsd') + entry + 4,
            Buffer.from(chance.of(['alac', 'ac-3', 'Opus', 'fLaC', 'twos', '\0\0\0\0'])),
        ),
    'zeros for sizes': (file) => {
        const start = at(file, 'stsz') + 20;
        return Buffer.from(file).fill(0, start, start + 400);
    },
};
