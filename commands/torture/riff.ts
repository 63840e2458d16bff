/** WAV: chunks that lie of their length, and sounds that cannot be (Multimedia Programming Interface 1.0; RF64 after EBU Tech 3306). */
import { inserted, oddNumbers, patched, uint32le, type Mutation } from './mutation.ts';

const fmt = { channels: 22, rate: 24, bytesPerSecond: 28, blockAlign: 32, bits: 34 } as const;

const dataAt = (file: Buffer): number => file.indexOf('data');

const chunk = (name: string, length: number, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(name, 'latin1'), uint32le(length), body]);

export const riff: Readonly<Record<string, Mutation>> = {
    'lying length: RIFF': (file, chance) => patched(file, 4, uint32le(chance.of(oddNumbers))),
    'lying length: data': (file, chance) => patched(file, dataAt(file) + 4, uint32le(chance.of(oddNumbers))),
    'lying length: fmt': (file, chance) => patched(file, 16, uint32le(chance.of(oddNumbers))),
    'sample rate': (file, chance) =>
        patched(file, fmt.rate, uint32le(chance.of([0, 1, 100, 1999, 3_000_000, 500_000_000, 0xffffffff]))),
    channels: (file, chance) =>
        patched(file, fmt.channels, uint32le(chance.of([0, 7, 33, 255, 4096, 65535])).subarray(0, 2)),
    'bits of a sample': (file, chance) =>
        patched(file, fmt.bits, uint32le(chance.of([0, 1, 7, 12, 63, 64, 65535])).subarray(0, 2)),
    'block of zero bytes': (file) => patched(file, fmt.blockAlign, Buffer.alloc(2)),
    'lying bytes a second': (file, chance) => patched(file, fmt.bytesPerSecond, uint32le(chance.of(oddNumbers))),
    'kind of sound': (file, chance) =>
        patched(file, 20, uint32le(chance.of([0, 2, 3, 6, 0x55, 0xff, 0xfffe])).subarray(0, 2)),
    'half a million empty chunks': (file) =>
        inserted(
            file,
            dataAt(file),
            Buffer.concat(Array.from({ length: 500_000 }, () => chunk('junk', 0, Buffer.alloc(0)))),
        ),
    'a long length of its own': (file, chance) => {
        const ds64 = chunk('ds64', 28, Buffer.alloc(28, chance.of([0, 0x7f, 0xff])));
        return patched(
            inserted(patched(file, dataAt(file) + 4, uint32le(0xffffffff)), 12, ds64),
            0,
            Buffer.from('RF64'),
        );
    },
    'no data': (file) => patched(file, dataAt(file), Buffer.from('nope')),
};
