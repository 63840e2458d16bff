import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRecording } from './open-recording.ts';

const folder = mkdtempSync(join(tmpdir(), 'films-'));
afterAll(() => rmSync(folder, { recursive: true }));

const picture = ['-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64:r=25'];
const sound = ['-f', 'lavfi', '-i', 'sine=440:d=1:r=44100'];

function film(name: string, ...options: string[]): Blob {
    const path = join(folder, name);
    execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...options, path]);
    return new Blob([readFileSync(path)]);
}

test.each([
    ['MP3 (AVI)', 'mp3.avi', '-c:a libmp3lame'],
    ['AC-3 (AVI)', 'ac3.avi', '-c:a ac3'],
    ['PCM (AVI)', 'pcm.avi', '-c:a pcm_s16le'],
    ['MP3 (FLV)', 'mp3.flv', '-c:a libmp3lame'],
    ['AAC (FLV)', 'aac.flv', '-c:a aac'],
    ['MP2 (MPEG-PS)', 'mp2.mpg', '-c:a mp2'],
    ['AC-3 (MPEG-PS)', 'ac3.vob', '-c:a ac3'],
    ['WMA', 'wma.wmv', '-c:a wmav2'],
    ['MP3 (ASF)', 'mp3.asf', '-c:a libmp3lame'],
    ['AVI', 'silent.avi', '-an'],
])('%s is named, behind a picture too', async (codec, name, options) => {
    const opened = await openRecording(film(name, ...options.split(' ')));
    expect(opened).toMatchObject({ ok: false, reason: 'unsupported-codec', codec });
});
