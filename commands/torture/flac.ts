/** FLAC (RFC 9639): a stream's own description that cannot be true, and blocks without end. */
import { inserted, oddNumbers, patched, uint32be, uint32le, type Mutation } from './mutation.ts';

/** STREAMINFO's body begins here: block sizes 4 bytes, frame sizes 6, then rate (20 bits), channels (3), depth (5), samples (36). */
const info = 8;

const block = (type: number, length: number, body: Buffer = Buffer.alloc(0)): Buffer =>
    Buffer.concat([Buffer.from([type, (length >> 16) & 255, (length >> 8) & 255, length & 255]), body]);

const afterInfo = info + 34;

function comments(count: number, ...lengths: number[]): Buffer {
    const body = Buffer.concat([
        uint32le(0),
        uint32le(count),
        ...lengths.map((length) => Buffer.concat([uint32le(length), Buffer.from('TITLE=a')])),
    ]);
    return block(4, body.length, body);
}

export const flac: Readonly<Record<string, Mutation>> = {
    'sample rate': (file, chance) => {
        const rate = chance.of([0, 1, 1000, 655_350, 0xfffff]);
        const bytes = Buffer.from([rate >> 12, (rate >> 4) & 255, ((rate & 15) << 4) | ((file[info + 12] ?? 0) & 15)]);
        return patched(file, info + 10, bytes);
    },
    channels: (file, chance) =>
        patched(file, info + 12, Buffer.from([((file[info + 12] ?? 0) & 0xf1) | (chance.below(8) << 1)])),
    'length of the sound': (file, chance) => patched(file, info + 14, uint32be(chance.of(oddNumbers))),
    'endless length': (file) =>
        patched(file, info + 13, Buffer.concat([Buffer.from([(file[info + 13] ?? 0) | 15]), uint32be(0xffffffff)])),
    'size of blocks': (file, chance) => patched(file, info, uint32be(chance.of(oddNumbers))),
    'lying length: a block': (file, chance) =>
        inserted(file, afterInfo, block(chance.below(8), chance.of([0, 1, 0xffff, 0xffffff]))),
    '300,000 empty blocks': (file) =>
        inserted(file, afterInfo, Buffer.concat(Array.from({ length: 300_000 }, () => block(1, 0)))),
    'a last block that is not the last': (file) => patched(file, 4, Buffer.from([0x80])),
    'count of comments': (file, chance) => inserted(file, afterInfo, comments(chance.of(oddNumbers), 7)),
    'lying length: a comment': (file, chance) => inserted(file, afterInfo, comments(2, 7, chance.of(oddNumbers))),
    'a cover that lies': (file, chance) => {
        const body = Buffer.concat([
            uint32be(3),
            uint32be(9),
            Buffer.from('image/png'),
            uint32be(chance.of(oddNumbers)),
            Buffer.alloc(40, 255),
        ]);
        return inserted(file, afterInfo, block(6, body.length, body));
    },
    'a giant cover': (file) => {
        const cover = Buffer.alloc(16_000_000, 7);
        const head = Buffer.concat([
            uint32be(3),
            uint32be(9),
            Buffer.from('image/png'),
            Buffer.alloc(20),
            uint32be(cover.length),
        ]);
        return inserted(file, afterInfo, block(6, head.length + cover.length, Buffer.concat([head, cover])));
    },
};
