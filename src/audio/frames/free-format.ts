/** MPEG audio of the free format: any bit rate, which only the distance of its frames tells. */
import type { ByteReader } from '../byte-reader.ts';
import { parseHead } from './mpeg-audio.ts';
import { isMpegContent } from './mpeg-content.ts';

const searchedBytes = 64 * 1024;
/** Of 8 to 640 kbit/s at all rates, roughly. */
const frameBytes = { fewest: 48, most: 4000 } as const;
/** Chance bytes look like a head now and then, and those of programs and tables repeat themselves. */
const mostStarts = 64;
const inARow = 8;

/** The layer's name where a stream of the free format begins within the first 64 kB; null where none does. */
export async function freeFormatCodec(reader: ByteReader): Promise<string | null> {
    const view = await reader.at(0, searchedBytes);
    const starts: number[] = [];
    for (let at = 0; at + 4 <= view.byteLength; at++) if (isFree(parseHead(view, at))) starts.push(at);
    for (const start of starts.slice(0, mostStarts)) {
        const codec = parseHead(view, start)?.codec;
        for (const next of starts) {
            const bytes = next - start;
            if (bytes >= frameBytes.fewest && bytes <= frameBytes.most && isRow(view, start, bytes))
                return codec ?? null;
        }
    }
    return null;
}

type Head = NonNullable<ReturnType<typeof parseHead>>;

/** No encoder writes the first layer so. */
const isFree = (head: Head | null): head is Head => head?.kilobits === 0 && head.codec !== 'MP1';

/** Whether frames of one stream follow one another, all equally long but for one byte of padding; fewer suffice at the file's end. */
function isRow(view: DataView, start: number, bytes: number): boolean {
    const first = parseHead(view, start);
    let at = start;
    for (let frame = 0; frame < inARow; frame++) {
        const head = parseHead(view, at);
        if (frame > 2 && at + 4 > view.byteLength) return true;
        if (!first || !isFree(head)) return false;
        const isAlike = (['codec', 'sampleRateHz', 'channels', 'samples'] as const).every(
            (key) => head[key] === first[key],
        );
        if (!isAlike || !isMpegContent(part(view, at), { ...head, bytes })) return false;
        const lengths = [bytes, bytes - 1, bytes + 1];
        at += lengths.find((length) => isFree(parseHead(view, at + length))) ?? bytes;
    }
    return true;
}

const part = (view: DataView, start: number): DataView =>
    new DataView(view.buffer, view.byteOffset + start, view.byteLength - start);
