import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { filesIn } from '../hear/files.ts';

const execute = promisify(execFile);

export interface Song {
    readonly file: string;
    /** The name of the folder that was given. */
    readonly collection: string;
    readonly durationSeconds: number;
}

interface Options {
    readonly count: number;
    readonly leastSeconds: number;
}

/**
 * At most `count` songs of at least `leastSeconds`, taken from each folder in turn, so that none outweighs the others. Within
 * a folder the order is that of a checksum of the paths below it: by chance, and the same each time.
 */
export async function chooseSongs(folders: readonly string[], { count, leastSeconds }: Options): Promise<Song[]> {
    let waiting = await Promise.all(
        folders.map(async (folder) => ({ collection: basename(resolve(folder)), files: await shuffled(folder) })),
    );
    const songs: Song[] = [];
    while (waiting.length > 0) {
        waiting = waiting.filter(({ files }) => files.length > 0);
        for (const { collection, files } of waiting) {
            if (songs.length === count) return songs;
            const song = await nextSong(files, leastSeconds);
            if (song) songs.push({ collection, ...song });
        }
    }
    return songs;
}

async function shuffled(folder: string): Promise<string[]> {
    const files = (await filesIn([folder])).filter((file) => soundFile.test(file));
    const places = new Map(files.map((file) => [file, checksum(relative(folder, file))]));
    return files.sort((a, b) => ((places.get(a) ?? '') < (places.get(b) ?? '') ? -1 : 1));
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Beside music, a package of a game holds thousands of other files. */
const soundFile = /\.(aac|au|flac|m4a|mp3|oga|ogg|opus|wav)$/i;

/** 16 kb/s: what is smaller need not be opened to know that it is too short. */
const leastBytesPerSecond = 2000;

/** Takes files away until one of them is long enough. */
async function nextSong(files: string[], leastSeconds: number): Promise<Omit<Song, 'collection'> | null> {
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
        if ((await stat(file)).size < leastSeconds * leastBytesPerSecond) continue;
        const durationSeconds = await durationOf(file);
        if (durationSeconds >= leastSeconds) return { file, durationSeconds };
    }
    return null;
}

/** In seconds; 0 for what ffprobe finds no sound in. */
async function durationOf(file: string): Promise<number> {
    const entries = ['-select_streams', 'a', '-show_entries', 'stream=codec_type:format=duration', '-of', 'json'];
    try {
        const { stdout } = await execute('ffprobe', ['-v', 'error', ...entries, file]);
        const { streams, format } = JSON.parse(stdout) as { streams: object[]; format: { duration?: string } };
        return streams.length > 0 ? Number(format.duration ?? 0) : 0;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
        return 0;
    }
}
