/**
 * The library as one file: a line of JSON that says what it is, then a line for each song, a packed record compressed by
 * gzip (RFC 1952) in base64 (RFC 4648). What is kept beside the songs, such as playlists, is such a record in the first line,
 * where a Segue that knows nothing of it passes it over. Damage costs the line that it hits: gzip's checksum finds it, and the next line
 * begins anew.
 */
import * as v from 'valibot';
import { packRecord, unpackRecord } from './packed-record.ts';

export const formatVersion = 1;

/** Far above what a song takes (0.3 MB); what claims to be larger is not unpacked. */
const largestSongBytes = 16 * 1024 * 1024;
/** Above playlists of a million songs with as many that were played (0.1 kB each). */
const largestBesideBytes = 256 * 1024 * 1024;
/** The first line has them compressed: ids to half of their bytes, which base64 makes a third longer. */
const longestHeaderCharacters = largestBesideBytes;

const headerSchema = v.object({
    format: v.literal('segue-library'),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    songs: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** A packed record of what is kept beside the songs; missing where an older Segue wrote the file. */
    beside: v.exactOptional(v.string()),
});

export type Header = v.InferOutput<typeof headerSchema>;

export async function headerLine(songs: number, beside?: unknown): Promise<string> {
    const packed = beside === undefined ? {} : { beside: await packed64(beside) };
    return `${JSON.stringify({ format: 'segue-library', version: formatVersion, songs, ...packed } satisfies Header)}\n`;
}

/** Null when the line is no header of a library. */
export function parseHeader(line: string): Header | null {
    try {
        return v.parse(headerSchema, JSON.parse(line));
    } catch {
        return null;
    }
}

export const songLine = async (song: unknown): Promise<string> => `${await packed64(song)}\n`;

async function packed64(record: unknown): Promise<string> {
    const packed = packRecord(record).stream().pipeThrough(new CompressionStream('gzip'));
    return toBase64(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/** The record of a song's line. Null when it is damaged. */
export const parseSong = (line: string): Promise<unknown> => unpacked64(line, largestSongBytes);

/** The record of what is kept beside the songs. Null when it is damaged. */
export const parseBeside = (packed: string): Promise<unknown> => unpacked64(packed, largestBesideBytes);

async function unpacked64(packed: string, mostBytes: number): Promise<unknown> {
    try {
        const unpacked = new Blob([fromBase64(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
        return unpackRecord(await bytesOf(unpacked, mostBytes));
    } catch {
        return null;
    }
}

/**
 * The lines of a file as they are read, without empty ones; null for one that is too long to be a song, or the first. Rejects with a
 * DOMException when the file cannot be read.
 */
export async function* linesOf(file: Blob): AsyncGenerator<string | null> {
    const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
    let line = '';
    let isSkipping = false;
    let most = longestHeaderCharacters;
    try {
        for (;;) {
            const { done, value = '' } = await reader.read();
            const [end = '', ...others] = value.split('\n');
            line += end;
            for (const begun of done ? [''] : others) {
                if (line !== '' && !isSkipping) yield line;
                [line, isSkipping, most] = [begun, false, largestSongBytes];
            }
            if (done) return;
            if (line.length <= most) continue;
            if (!isSkipping) yield null;
            [line, isSkipping] = ['', true];
        }
    } finally {
        await reader.cancel().catch(() => undefined);
    }
}

async function bytesOf(
    stream: ReadableStream<Uint8Array<ArrayBuffer>>,
    mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (const reader = stream.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        chunks.push(value);
        length += value.length;
        if (length > mostBytes) {
            void reader.cancel();
            throw new Error(`expected at most ${mostBytes} bytes`);
        }
    }
    const bytes = new Uint8Array(length);
    let from = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, from);
        from += chunk.length;
    }
    return bytes;
}

function toBase64(bytes: Uint8Array): string {
    const step = 0x8000;
    let binary = '';
    for (let from = 0; from < bytes.length; from += step)
        binary += String.fromCharCode(...bytes.subarray(from, from + step));
    return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
    return bytes;
}
