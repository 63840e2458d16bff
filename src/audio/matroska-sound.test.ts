import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobSource, EncodedPacketSink, Input, MATROSKA } from 'mediabunny';
import { afterAll, describe, expect, test } from 'vitest';
import { createByteReader } from './byte-reader.ts';
import { matroskaSound } from './matroska-sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'matroska-'));
afterAll(() => rmSync(folder, { recursive: true }));

const seconds = 12;

function encoded(name: string, ...options: string[]): Buffer {
    const path = join(folder, name);
    const source = ['-f', 'lavfi', '-i', `anoisesrc=d=${seconds}:r=48000:a=0.1`];
    execFileSync('ffmpeg', ['-v', 'error', ...source, '-c:a', 'libopus', '-b:a', '64k', ...options, path]);
    return readFileSync(path);
}

/** Where the last packet ends that is found in the file. */
async function endSeconds(bytes: Buffer): Promise<{ readonly end: number; readonly isCutOff: boolean }> {
    const file = new Blob([new Uint8Array(bytes)]);
    const { sound, isCutOff } = await matroskaSound(file, createByteReader(file));
    const input = new Input({ source: new BlobSource(sound), formats: [MATROSKA] });
    const track = await input.getPrimaryAudioTrack();
    let end = 0;
    if (track) for await (const packet of new EncodedPacketSink(track).packets()) end = packet.timestamp;
    input.dispose();
    return { end, isCutOff };
}

describe.each([
    ['of known lengths', encoded('known.mka')],
    ['of unknown lengths', encoded('live.mka', '-live', '1')],
    ['in one cluster', encoded('one.mka', '-cluster_time_limit', '30000')],
])('clusters %s', (_, file) => {
    test('that are whole are heard whole', async () => {
        const { end, isCutOff } = await endSeconds(file);
        expect(end).toBeCloseTo(seconds, 1);
        expect(isCutOff).toBe(false);
    });

    test.each([0.3, 0.5, 0.77, 0.9])('that are cut at %f of the file are heard as far as they go', async (share) => {
        const { end, isCutOff } = await endSeconds(file.subarray(0, Math.round(file.length * share)));
        expect(Math.abs(end - seconds * share)).toBeLessThan(0.3);
        expect(isCutOff).toBe(true);
    });
});

test('a file that is cut behind its sound is not cut off', async () => {
    const file = encoded('cues.mka');
    const cues = file.lastIndexOf(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]));
    expect(cues).toBeGreaterThan(0);
    expect((await endSeconds(file.subarray(0, cues + 6))).isCutOff).toBe(false);
});

test('what is no Matroska is left alone', async () => {
    const file = new Blob(['\x1a\x45\xdf\xa3 and so on']);
    expect(await matroskaSound(file, createByteReader(file))).toEqual({ sound: file, isCutOff: false });
});
