/** Files as ffmpeg writes them, and what it reads in them once their tags are written. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobOf, bytesIn, everyField } from './tagging.fixture.ts';
import { writeTags } from './write-tags.ts';

let folder = '';
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'segue-tags-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ffmpeg = (...args: readonly string[]): string =>
    execFileSync('ffmpeg', ['-y', '-v', 'error', ...args], { encoding: 'utf8' });

function tagsIn(path: string): Readonly<Record<string, string>> {
    const asked = ['-v', 'error', '-show_entries', 'format_tags:stream_tags', '-of', 'json', path];
    const { format, streams } = JSON.parse(execFileSync('ffprobe', asked, { encoding: 'utf8' })) as {
        readonly format: { readonly tags?: Record<string, string> };
        readonly streams: readonly { readonly tags?: Record<string, string> }[];
    };
    const all = [format, ...streams].flatMap(({ tags = {} }) => Object.entries(tags));
    return Object.fromEntries(all.map(([name, value]) => [name.toLowerCase(), value]));
}

test.each([
    ['MP3', 'song.mp3', []],
    ['FLAC', 'song.flac', []],
    ['FLAC in Ogg', 'song.oga', ['-c:a', 'flac']],
    ['Vorbis', 'song.ogg', ['-c:a', 'libvorbis']],
    ['Opus', 'song.opus', []],
    ['M4A', 'song.m4a', []],
    ['AIFF', 'song.aiff', ['-write_id3v2', '1']],
    ['WAV', 'song.wav', []],
    ['RF64', 'long.wav', ['-rf64', 'always']],
])('%s: the tags are read, the title is what it was, and the sound as well', async (_, name, args) => {
    const [path, writtenPath] = [join(folder, name), join(folder, `new-${name}`)];
    ffmpeg('-f', 'lavfi', '-i', 'sine=440:duration=2', '-metadata', 'title=夜に駆ける', ...args, path);
    const result = await writeTags(blobOf(readFileSync(path)), everyField);
    if (typeof result === 'string') throw new Error(result);
    writeFileSync(writtenPath, await bytesIn(result.file));
    // Of a WAV file it reads the list of texts alone, which has no grouping.
    const grouping = name.endsWith('.wav') ? {} : { grouping: '夜; dabke' };
    expect(tagsIn(writtenPath)).toMatchObject({ title: '夜に駆ける', genre: 'Deep House', ...grouping });
    const decoded = (one: string): string => ffmpeg('-i', one, '-f', 'md5', '-');
    expect(decoded(writtenPath)).toBe(decoded(path));
});
