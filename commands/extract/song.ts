/** One song on disk, opened and decoded by ffmpeg. */
import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { titleFromFileName } from '../../src/audio/file-name.ts';
import { cleanText } from '../../src/audio/tags/clean-text.ts';
import type { Samples } from '../../src/flow.ts';

export interface Song {
    readonly path: string;
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly durationSeconds: number;
    readonly labels: { readonly artist: string; readonly title: string };
}

const run = promisify(execFile);

/** Reads what ffprobe says of a file. Rejects with ffprobe's own sentence, or when the file has no sound. */
export async function probeSong(path: string): Promise<Song> {
    const entries = 'format=duration:format_tags:stream=sample_rate,channels,duration:stream_tags';
    const { stdout } = await ffmpeg('ffprobe', [
        '-select_streams',
        'a:0',
        '-show_entries',
        entries,
        '-of',
        'json',
        path,
    ]);
    const { streams, format } = JSON.parse(stdout.toString()) as {
        streams?: { sample_rate: string; channels: number; duration?: string; tags?: Record<string, string> }[];
        format?: { duration?: string; tags?: Record<string, string> };
    };
    const stream = streams?.[0];
    if (stream === undefined) throw new Error('it has no sound track');
    const tags = Object.entries({ ...stream.tags, ...format?.tags });
    const tag = (name: string) => cleanText(tags.find(([key]) => key.toLowerCase() === name)?.[1]);
    const named = titleFromFileName(basename(path));
    return {
        path,
        sampleRateHz: Number(stream.sample_rate),
        channels: stream.channels,
        durationSeconds: Number(format?.duration ?? stream.duration ?? 0),
        labels: { artist: tag('artist') ?? named.artist ?? '', title: tag('title') ?? named.title },
    };
}

/** Decodes a part of a song at its own rate. Rejects with ffmpeg's own sentence. */
export async function decodeSong(song: Song, startSeconds: number, seconds: number): Promise<Samples> {
    const channels = Math.min(song.channels, 2);
    const part = ['-ss', String(startSeconds), '-t', String(seconds), '-i', song.path];
    const sound = ['-map', '0:a:0', '-ac', String(channels), '-f', 'f32le', '-'];
    const { stdout } = await ffmpeg('ffmpeg', ['-nostdin', ...part, ...sound]);
    const values = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + (stdout.length & ~3)));
    const channel = (index: number) =>
        Float32Array.from(
            { length: Math.floor(values.length / channels) },
            (_, i) => values[i * channels + index] ?? 0,
        );
    const left = channel(0);
    return { sampleRateHz: song.sampleRateHz, left, right: channels === 1 ? left : channel(1) };
}

async function ffmpeg(program: string, args: readonly string[]): Promise<{ stdout: Buffer }> {
    try {
        return await run(program, ['-v', 'error', ...args], { encoding: 'buffer', maxBuffer: 2 ** 30 });
    } catch (error) {
        const said = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n')[0];
        throw new Error(said || `${program} failed: ${String(error)}`, { cause: error });
    }
}
