/** Chapters of an MP4 file: Nero's list (moov/udta/chpl), and QuickTime's tracks that another track names as its chapters (tref/chap). */
import type { FileBytes } from './file-bytes.ts';
import { childNamed, childrenOf, type Box } from './mp4-boxes.ts';
import { viewOf, type TagEntry, type TagSource } from './tag-source.ts';

/** More than a day of music has. */
const mostChapters = 10_000;

/** Each list by itself: they tell the same. */
export async function chaptersOf(file: FileBytes, moov: Box): Promise<TagSource[]> {
    const counts = [await countInList(file, moov), ...(await countsOfTracks(file, moov))];
    return counts.map((count) => ({
        entries: Array.from({ length: Math.min(mostChapters, count) }, (): TagEntry => ({
            field: 'chapter',
            text: '',
        })),
        pictures: [],
    }));
}

/** Version and flags, four bytes that only version 1 has, and the count. */
async function countInList(file: FileBytes, moov: Box): Promise<number> {
    const chpl = await at(file, moov, 'udta', 'chpl');
    if (!chpl) return 0;
    const head = await file.read(chpl.start, Math.min(9, chpl.end - chpl.start));
    return head[head[0] === 1 ? 8 : 4] ?? 0;
}

/** How many samples each of the tracks has that hold chapters. */
async function countsOfTracks(file: FileBytes, moov: Box): Promise<number[]> {
    const samples = new Map<number, number>();
    const named = new Set<number>();
    for await (const box of childrenOf(file, moov)) {
        if (box.name !== 'trak') continue;
        const chapters = await at(file, box, 'tref', 'chap');
        for (const id of chapters ? await numbersIn(file, chapters) : []) named.add(id);
        const [id, count] = [await trackId(file, box), await sampleCount(file, box)];
        if (id !== undefined) samples.set(id, count);
    }
    return [...named].map((id) => samples.get(id) ?? 0);
}

async function trackId(file: FileBytes, trak: Box): Promise<number | undefined> {
    const header = await at(file, trak, 'tkhd');
    if (!header) return undefined;
    const numbers = await numbersIn(file, header);
    // Two times stand before it, of 64 bits in version 1.
    return numbers[(numbers[0] ?? 0) >>> 24 === 1 ? 5 : 3];
}

async function sampleCount(file: FileBytes, trak: Box): Promise<number> {
    const table = await at(file, trak, 'mdia', 'minf', 'stbl');
    const sizes = table && ((await at(file, table, 'stsz')) ?? (await at(file, table, 'stz2')));
    return (sizes && (await numbersIn(file, sizes))[2]) ?? 0;
}

async function at(file: FileBytes, parent: Box, ...path: readonly string[]): Promise<Box | null> {
    let box: Box | null = parent;
    for (const name of path) box = box && (await childNamed(file, box, name));
    return box;
}

/** The first of a box's content, as numbers of 32 bits. */
async function numbersIn(file: FileBytes, { start, end }: Box): Promise<number[]> {
    const bytes = await file.read(start, Math.min(64, end - start));
    const view = viewOf(bytes);
    return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i));
}
