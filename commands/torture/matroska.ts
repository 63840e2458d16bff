/** WebM and Matroska (RFC 9559): elements of unknown or lying length, inside each other and over and over. */
import { inserted, patched, type Mutation } from './mutation.ts';

const ids = {
    segment: Buffer.from([0x18, 0x53, 0x80, 0x67]),
    cluster: Buffer.from([0x1f, 0x43, 0xb6, 0x75]),
    tracks: Buffer.from([0x16, 0x54, 0xae, 0x6b]),
    cues: Buffer.from([0x1c, 0x53, 0xbb, 0x6b]),
    samplingFrequency: Buffer.from([0xb5]),
    channels: Buffer.from([0x9f, 0x81]),
    timestampScale: Buffer.from([0x2a, 0xd7, 0xb1]),
    timestamp: Buffer.from([0xe7]),
};

const after = (file: Buffer, id: Buffer): number => {
    const found = file.indexOf(id, file.indexOf(ids.tracks));
    return found < 0 ? file.length : found + id.length;
};

const eightBytes = (bytes: number[]): Buffer => Buffer.from(bytes);

export const matroska: Readonly<Record<string, Mutation>> = {
    'lying length: an element': (file, chance) => {
        const id = chance.of([ids.segment, ids.cluster, ids.tracks, ids.cues]);
        const found = file.indexOf(id);
        return patched(
            file,
            (found < 0 ? 0 : found) + 4,
            chance.of([
                eightBytes([1, 255, 255, 255, 255, 255, 255, 255]),
                eightBytes([0x80]),
                eightBytes([1, 0, 0, 127, 255, 255, 255, 255]),
            ]),
        );
    },
    'sample rate': (file, chance) => {
        const number = Buffer.alloc(8);
        number.writeDoubleBE(chance.of([0, -1, 1, 1e9, Infinity, NaN]));
        return patched(file, after(file, ids.samplingFrequency), Buffer.concat([Buffer.from([0x88]), number]));
    },
    channels: (file, chance) => patched(file, after(file, ids.channels), Buffer.from([chance.of([0, 33, 127, 255])])),
    'scale of time': (file, chance) => {
        const found = file.indexOf(ids.timestampScale);
        return patched(
            file,
            (found < 0 ? file.length : found) + 4,
            chance.of([Buffer.alloc(3), Buffer.alloc(3, 255), chance.bytes(3)]),
        );
    },
    'time of a cluster': (file, chance) => patched(file, file.lastIndexOf(ids.cluster) + 13, chance.bytes(4)),
    'segments in segments': (file) => {
        const start = Math.max(0, file.indexOf(ids.segment));
        const unknown = Buffer.concat([ids.segment, eightBytes([1, 255, 255, 255, 255, 255, 255, 255])]);
        return inserted(file, start, Buffer.concat(Array.from({ length: 20_000 }, () => unknown)));
    },
    '300,000 empty elements': (file) => {
        const start = Math.max(0, file.indexOf(ids.cluster));
        return inserted(file, start, Buffer.alloc(600_000, Buffer.from([0xec, 0x80])));
    },
};
