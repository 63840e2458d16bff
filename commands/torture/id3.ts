/** Tags before an MP3 that ask for more than there is: https://id3.org/id3v2.4.0-structure */
import { inserted, oddNumbers, patched, uint32be, type Mutation } from './mutation.ts';

/** Seven bits of each byte. */
const syncsafe = (value: number): Buffer =>
    Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]);

interface TagOptions {
    readonly version?: number;
    readonly flags?: number;
    /** Other than the body's own length. */
    readonly length?: number;
}

function tag(body: Buffer, { version = 4, flags = 0, length = body.length }: TagOptions = {}): Buffer {
    return Buffer.concat([Buffer.from('ID3'), Buffer.from([version, 0, flags]), syncsafe(length), body]);
}

function frame(name: string, body: Buffer, length = syncsafe(body.length)): Buffer {
    return Buffer.concat([Buffer.from(name), length, Buffer.alloc(2), body]);
}

/** The sound, without the tag that stands before it. */
function sound(file: Buffer): Buffer {
    if (file.toString('latin1', 0, 3) !== 'ID3') return file;
    const length = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + (file[place] ?? 0), 0);
    return file.subarray(10 + length);
}

const picture = (bytes: Buffer, type = 'image/png'): Buffer =>
    frame('APIC', Buffer.concat([Buffer.from(`\0${type}\0\x03\0`, 'latin1'), bytes]));

const text = (words: string): Buffer => Buffer.concat([Buffer.from([3]), Buffer.from(words)]);

const withTag = (file: Buffer, made: Buffer): Buffer => Buffer.concat([made, sound(file)]);

const giantBytes = 24 * 1024 * 1024;

export const id3: Readonly<Record<string, Mutation>> = {
    'lying length: ID3': (file, chance) =>
        patched(
            file,
            6,
            chance.of([syncsafe(2 ** 28 - 1), syncsafe(0), Buffer.alloc(4, 0xff), syncsafe(file.length + 1)]),
        ),
    'lying length: ID3 frame': (file, chance) =>
        withTag(file, tag(frame('TIT2', text('A title'), uint32be(chance.of(oddNumbers))))),
    'a tag of 64 MB of nothing': (file) => withTag(file, tag(Buffer.alloc(64 * 1024 * 1024))),
    '200,000 frames': (file) =>
        withTag(file, tag(Buffer.concat(Array.from({ length: 200_000 }, () => frame('TXXX', text('a')))))),
    'deep unsynchronisation': (file) => {
        const stuffed = Buffer.alloc(8 * 1024 * 1024, Buffer.from([0xff, 0]));
        return withTag(file, tag(frame('TIT2', stuffed), { flags: 0x80 }));
    },
    'an extended header that lies': (file, chance) =>
        withTag(
            file,
            tag(Buffer.concat([uint32be(chance.of(oddNumbers)), frame('TIT2', text('A title'))]), { flags: 0x40 }),
        ),
    'a thousand tags': (file) =>
        Buffer.concat([...Array.from({ length: 1000 }, () => tag(frame('TIT2', text('again')))), sound(file)]),
    'tags in tags': (file) => {
        let inner = tag(frame('TIT2', text('inside')));
        for (let depth = 0; depth < 200; depth++) inner = tag(frame('CHAP', inner));
        return withTag(file, inner);
    },
    'a title without an end': (file, chance) =>
        withTag(
            file,
            tag(frame('TIT2', Buffer.concat([Buffer.from([chance.below(6)]), Buffer.alloc(1_000_001, 'é')]))),
        ),
    'a giant cover of noise': (file, chance) =>
        withTag(file, tag(picture(Buffer.alloc(giantBytes, chance.bytes(997))))),
    'a cover of no known kind': (file, chance) => withTag(file, tag(picture(chance.bytes(5000), 'text/html'))),
    'a hundred covers': (file, chance) => {
        const one = picture(Buffer.alloc(200_000, chance.bytes(97)));
        return withTag(file, tag(Buffer.concat(Array.from({ length: 100 }, () => one))));
    },
    'versions that are none': (file, chance) => patched(file, 3, Buffer.from([chance.of([0, 1, 5, 255]), 255, 255])),
    'a tag in the middle': (file, chance) =>
        inserted(file, chance.below(file.length), tag(frame('TIT2', text('here')), { length: 2 ** 27 })),
};
