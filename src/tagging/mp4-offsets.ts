/** Where an MP4 file says that its sound lies: ISO/IEC 14496-12, 8.7.5. */
import type { FileBytes } from '../audio/tags/file-bytes.ts';
import { childrenOf, type Box } from '../audio/tags/mp4-boxes.ts';
import { viewOf } from '../audio/tags/tag-source.ts';
import type { Bytes } from './pieces.ts';

export interface OffsetTable {
    /** Of the first of them. */
    readonly start: number;
    readonly bytesEach: 4 | 8;
    readonly offsets: readonly number[];
}

const bytesOfTable: Readonly<Record<string, 4 | 8>> = { stco: 4, co64: 8 };

/** In the order of the file. Null where one does not hold what it says, or places stand elsewhere too. */
export async function chunkOffsets(bytes: FileBytes, moov: Box): Promise<readonly OffsetTable[] | null> {
    const tables: OffsetTable[] = [];
    for (const path of await descendants(bytes, moov, ['trak', 'mdia', 'minf', 'stbl'])) {
        for await (const { name, start, end } of childrenOf(bytes, path)) {
            if (name === 'saio') return null;
            const bytesEach = Object.hasOwn(bytesOfTable, name) ? bytesOfTable[name] : undefined;
            if (!bytesEach) continue;
            const view = viewOf(await bytes.read(start, end - start));
            const count = view.byteLength < 8 ? Infinity : view.getUint32(4);
            if (8 + count * bytesEach > view.byteLength) return null;
            const offsets = Array.from({ length: count }, (_, i) =>
                bytesEach === 4 ? view.getUint32(8 + i * 4) : Number(view.getBigUint64(8 + i * 8)),
            );
            tables.push({ start: start + 8, bytesEach, offsets });
        }
    }
    return tables;
}

async function descendants(
    bytes: FileBytes,
    parent: Box,
    [name, ...names]: readonly string[],
): Promise<readonly Box[]> {
    if (name === undefined) return [parent];
    const found: Box[] = [];
    for await (const child of childrenOf(bytes, parent))
        if (child.name === name) found.push(...(await descendants(bytes, child, names)));

    return found;
}

/** Tables in which what lies from `from` on lies `by` bytes further. */
export function shiftedOffsets(
    tables: readonly OffsetTable[],
    from: number,
    by: number,
): readonly { readonly start: number; readonly bytes: Bytes }[] {
    return tables.map(({ start, bytesEach, offsets }) => {
        const bytes = new Uint8Array(offsets.length * bytesEach);
        const view = viewOf(bytes);
        offsets.forEach((offset, i) => {
            const moved = offset >= from ? offset + by : offset;
            if (bytesEach === 4) view.setUint32(i * 4, moved);
            else view.setBigUint64(i * 8, BigInt(moved));
        });
        return { start, bytes };
    });
}
