/** Sound files synthesised for tests and benchmarks; none is in the repository. Needs ffmpeg. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { synthesisePiece, type PieceOptions } from '../src/intake/try-it.ts';

const execute = promisify(execFile);

/** Writes our own piece to `path` as WAV; an existing file is left as it is. */
export async function makePiece(path: string, options: PieceOptions = {}): Promise<string> {
    if (existsSync(path)) return path;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, new Uint8Array(await synthesisePiece(options)));
    return path;
}

/** Encodes `source` to `path` by its extension, with more ffmpeg output options where given. */
export async function encode(source: string, path: string, options: readonly string[] = []): Promise<string> {
    if (existsSync(path)) return path;
    await mkdir(dirname(path), { recursive: true });
    // What is interrupted must not be taken for the whole the next time.
    const unfinished = join(dirname(path), `unfinished ${process.pid} ${basename(path)}`);
    await ffmpeg(['-i', source, ...options, unfinished]);
    await rename(unfinished, path);
    return path;
}

export async function ffmpeg(args: readonly string[]): Promise<void> {
    await execute('ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args]);
}
