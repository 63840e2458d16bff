/** What may befall a file of any format on a bad disk, a bad line, or in bad hands. */
import { inserted, patched, type Chance, type Mutation } from './mutation.ts';

function flipBits(file: Buffer, chance: Chance, flips: number, end = file.length): Buffer {
    const copy = Buffer.from(file);
    for (let flip = 0; flip < flips; flip++) {
        const place = chance.below(end);
        copy[place] = (copy[place] ?? 0) ^ (1 << chance.below(8));
    }
    return copy;
}

const place = (file: Buffer, chance: Chance): number => chance.below(file.length);

export const anyFormat: Readonly<Record<string, Mutation>> = {
    'few bits flipped': (file, chance) => flipBits(file, chance, 1 + chance.below(16)),
    'many bits flipped': (file, chance) => flipBits(file, chance, Math.ceil(file.length / 200)),
    'header bits flipped': (file, chance) => flipBits(file, chance, 1 + chance.below(8), Math.min(256, file.length)),
    'end cut off': (file, chance) => file.subarray(0, place(file, chance)),
    'beginning cut off': (file, chance) => file.subarray(place(file, chance)),
    'only a header left': (file, chance) => file.subarray(0, 1 + chance.below(600)),
    'another format’s header': (file, chance) => patched(file, 0, chance.other.subarray(0, 4 + chance.below(4096))),
    'another format in the middle': (file, chance) => {
        const start = place(chance.other, chance);
        return inserted(file, place(file, chance), chance.other.subarray(start, start + chance.below(20_000)));
    },
    'a hole of zeros': (file, chance) => {
        const start = place(file, chance);
        return Buffer.from(file).fill(0, start, start + chance.below(file.length - start));
    },
    'a hole of noise': (file, chance) => patched(file, place(file, chance), chance.bytes(chance.below(20_000))),
    'every other block broken': (file, chance) => {
        const copy = Buffer.from(file);
        const step = 200 + chance.below(1500);
        for (let start = 4096; start < copy.length; start += step)
            copy.set(chance.bytes(4), Math.min(start, copy.length - 4));
        return copy;
    },
    'a part repeated': (file, chance) => {
        const start = place(file, chance);
        const part = file.subarray(start, start + chance.below(5000));
        return inserted(file, start, Buffer.concat(Array.from({ length: 1 + chance.below(30) }, () => part)));
    },
    'noise after a header': (file, chance) =>
        Buffer.concat([file.subarray(0, 16 + chance.below(200)), chance.bytes(20_000)]),
};
