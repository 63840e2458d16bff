import type { Picture, Track } from '../flow.ts';
import { headerLine, songLine } from './file-format.ts';
import { toRecord } from './schema.ts';

interface Shelf {
    readonly tracks: readonly Track[];
    picture(id: string): Promise<Picture | null>;
}

interface ExportOptions {
    readonly signal: AbortSignal;
    /** What is kept beside the songs, to be packed with them. */
    readonly beside?: unknown;
    /** Share of the songs that is written, 0 to 1. */
    readonly onProgress?: (fraction: number) => void;
}

/** What is put together in memory before the browser may move it to the disk. */
const partCharacters = 8 * 1024 * 1024;

/**
 * The whole library as one file, songs newest first. It is built in parts, so that ten thousand songs need no more memory
 * than some. Rejects with the signal's reason.
 */
export async function exportLibrary(library: Shelf, { signal, beside, onProgress }: ExportOptions): Promise<Blob> {
    const { tracks } = library;
    const parts: Blob[] = [];
    let lines = [await headerLine(tracks.length, beside)];
    let characters = 0;
    for (const [index, track] of tracks.entries()) {
        signal.throwIfAborted();
        const line = await songLine({ ...toRecord(track), picture: await library.picture(track.id) });
        lines.push(line);
        characters += line.length;
        if (characters > partCharacters) {
            parts.push(new Blob(lines));
            [lines, characters] = [[], 0];
        }
        onProgress?.((index + 1) / tracks.length);
    }
    signal.throwIfAborted();
    return new Blob([...parts, ...lines], { type: 'application/octet-stream' });
}
