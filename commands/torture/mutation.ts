/** Makes a broken file of a sound one: the same numbers give the same bytes. The file that comes in is never changed. */
export type Mutation = (file: Buffer, chance: Chance) => Buffer;

/** Numbers to break files with. */
export interface Chance {
    /** A whole number from 0 to `end` - 1. */
    below(end: number): number;
    /** One of several. */
    of<T>(choices: readonly [T, ...T[]]): T;
    /** So many bytes of noise. */
    bytes(length: number): Buffer;
    /** Another sound file, of another format. */
    readonly other: Buffer;
}

/** `random` gives numbers from 0 to 1. */
export function chanceFrom(random: () => number, other: Buffer): Chance {
    const below = (end: number): number => Math.floor(random() * Math.max(1, end));
    return {
        below,
        of: (choices) => choices[below(choices.length)] ?? choices[0],
        bytes: (length) => Buffer.from(Uint8Array.from({ length }, () => below(256))),
        other,
    };
}

/** A copy with `bytes` in the place of what stood at `offset`. */
export function patched(file: Buffer, offset: number, bytes: Uint8Array): Buffer {
    const copy = Buffer.from(file);
    copy.set(bytes.subarray(0, Math.max(0, copy.length - offset)), Math.min(offset, copy.length));
    return copy;
}

/** `file` from `start` on in the place where it stood, with `bytes` before it. */
export function inserted(file: Buffer, offset: number, bytes: Uint8Array): Buffer {
    return Buffer.concat([file.subarray(0, offset), bytes, file.subarray(offset)]);
}

/** Little-endian, 4 bytes. */
export function uint32le(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value >>> 0);
    return bytes;
}

/** Big-endian, 4 bytes. */
export function uint32be(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value >>> 0);
    return bytes;
}

/** Numbers that programs tend to trip over. */
export const oddNumbers = [
    0, 1, 2, 7, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
] as const;
