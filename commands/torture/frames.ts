/** Formats that are nothing but frames, MP3 (ISO/IEC 11172-3) and AAC in ADTS (ISO/IEC 14496-3): heads that change on the way. */
import { patched, type Mutation } from './mutation.ts';

/** Where a frame of the format may begin. */
function frameStarts(file: Buffer): number[] {
    const starts: number[] = [];
    for (let at = 0; at + 8 < file.length; at++)
        if (file[at] === 0xff && ((file[at + 1] ?? 0) & 0xe0) === 0xe0) starts.push(at);
    return starts;
}

const everyFrame =
    (change: (head: number[], frame: number) => number[]): Mutation =>
    (file) => {
        const copy = Buffer.from(file);
        frameStarts(file).forEach((start, frame) =>
            copy.set(change([...file.subarray(start, start + 6)], frame), start),
        );
        return copy;
    };

export const frames: Readonly<Record<string, Mutation>> = {
    'a frame’s head': (file, chance) => {
        const starts = frameStarts(file);
        return patched(file, (starts[chance.below(starts.length)] ?? 0) + 1, chance.bytes(3));
    },
    'rates that change': everyFrame((head, frame) =>
        head.map((byte, i) => (i === 2 && frame % 50 > 25 ? byte ^ 4 : byte)),
    ),
    'stereo that comes and goes': everyFrame((head, frame) =>
        head.map((byte, i) => (i === 3 && frame % 20 > 10 ? byte ^ 0xc0 : byte)),
    ),
    'frames of no length': everyFrame((head, frame) => head.map((byte, i) => (frame % 3 === 1 && i > 2 ? 0 : byte))),
    'frames of the greatest length': everyFrame((head, frame) =>
        head.map((byte, i) => (frame % 7 === 1 && i > 2 ? byte | 0x1f : byte)),
    ),
    'nothing but heads': (file) => {
        const start = frameStarts(file)[0] ?? 0;
        return Buffer.alloc(400_000, file.subarray(start, start + 4));
    },
};
