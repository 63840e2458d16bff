/** The boxes of an MP4 file: ISO/IEC 14496-12, 4.2. */
import type { FileBytes } from './file-bytes.ts';
import { asciiOf, viewOf } from './tag-source.ts';

export interface Box {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

const mostBoxes = 10_000;

export async function* childrenOf(file: FileBytes, { start, end }: Pick<Box, 'start' | 'end'>): AsyncGenerator<Box> {
    let at = start;
    for (let box = 0; box < mostBoxes && at + 8 <= end; box++) {
        const found = boxIn(await file.read(at, 16), at, end);
        if (!found) return;
        yield found;
        at = found.end;
    }
}

export async function childNamed(
    file: FileBytes,
    parent: Pick<Box, 'start' | 'end'>,
    name: string,
): Promise<Box | null> {
    for await (const child of childrenOf(file, parent)) if (child.name === name) return child;
    return null;
}

/** Length and name; a length of 1 stands for one of 64 bits that follows, of 0 for all that is left. */
function boxIn(header: Uint8Array, at: number, end: number): Box | null {
    if (header.length < 8) return null;
    const view = viewOf(header);
    const short = view.getUint32(0);
    const isLong = short === 1 && header.length >= 16;
    const length = isLong ? Number(view.getBigUint64(8)) : short === 0 ? end - at : short;
    const headerBytes = isLong ? 16 : 8;
    if (length < headerBytes) return null;
    return { name: asciiOf(header, 4, 8), start: at + headerBytes, end: Math.min(end, at + length) };
}

export function boxesIn(bytes: Uint8Array, start: number, end: number): Box[] {
    const boxes: Box[] = [];
    for (let at = start; at + 8 <= end && boxes.length < mostBoxes;) {
        const box = boxIn(bytes.subarray(at, at + 16), at, end);
        if (!box) break;
        boxes.push(box);
        at = box.end;
    }
    return boxes;
}
