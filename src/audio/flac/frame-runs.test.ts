import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createByteReader } from '../byte-reader.ts';
import { flacRuns } from './frame-runs.ts';
import { flacStart, readStreamInfo } from './stream-info.ts';

const folder = mkdtempSync(join(tmpdir(), 'flac-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'noise.flac');
const samples = 4 * 44_100;
execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'anoisesrc=d=4:r=44100:a=0.3:seed=1', path]);
const file = readFileSync(path);
const info = readStreamInfo(new DataView(file.buffer, file.byteOffset + 8, 34));
const framesAt = ((): number => {
    let at = 4;
    for (let isLast = false; !isLast; at += 4 + (file.readUInt32BE(at) & 0xff_ff_ff)) isLast = (file[at] ?? 0) >= 0x80;
    return at;
})();

const runsOf = (bytes: Buffer, from = framesAt) =>
    flacRuns(createByteReader(new Blob([new Uint8Array(bytes)])), info, from);

function withHole(start: number, end: number, filler?: number): Buffer {
    const copy = Buffer.from(file);
    for (let at = start; at < end; at++) copy[at] = filler ?? (at * 2_654_435_761) >>> 13;
    return copy;
}

test('STREAMINFO tells rate and length, and is written with another length', () => {
    expect(info).toMatchObject({ sampleRateHz: 44_100, totalSamples: samples });
    const start = flacStart(new Uint8Array(file.subarray(8, 42)), 2 ** 33 + 5);
    expect(readStreamInfo(new DataView(start.buffer, 8))).toEqual({ ...info, totalSamples: 2 ** 33 + 5 });
});

test('a whole file is one run, whatever stands behind its frames', async () => {
    const whole = [{ start: framesAt, end: file.length, firstSample: 0, endSample: samples }];
    expect(await runsOf(file)).toEqual(whole);
    expect(await runsOf(Buffer.concat([file, Buffer.from('TAG'), Buffer.alloc(125)]))).toEqual(whole);
    expect(await runsOf(file, 42)).toEqual(whole);
});

test.each([[0], [undefined], [0xff]])('a hole full of %j ends a run, and the next begins with the next whole frame', async (filler) => {
    const [start, end] = [200_000, 220_000];
    const [before, behind, ...others] = await runsOf(withHole(start, end, filler));
    expect(others).toEqual([]);
    expect(before?.end).toBeLessThanOrEqual(start);
    expect(behind?.start).toBeGreaterThanOrEqual(end);
    expect(behind?.endSample).toBe(samples);
    const lost = (behind?.firstSample ?? 0) - (before?.endSample ?? 0);
    expect(lost % info.mostSamples).toBe(0);
    expect(lost).toBeLessThan((20_000 / file.length) * samples + 2 * info.mostSamples);
}); // prettier-ignore

test('a frame that a hole cuts off is never taken for whole, though a checksum comes out right by chance', async () => {
    for (let start = 60_000; start < 100_000; start += 500) {
        const [before, behind] = await runsOf(withHole(start, start + 30_000, 0xff));
        expect(before?.end).toBeLessThanOrEqual(start);
        expect(behind?.start).toBeGreaterThanOrEqual(start + 30_000);
    }
});

test('a hole within one frame costs that frame', async () => {
    const [before, behind] = await runsOf(withHole(200_000, 200_100, 0));
    expect((behind?.firstSample ?? 0) - (before?.endSample ?? 0)).toBe(info.mostSamples);
});

test('a file that is cut ends with its last whole frame', async () => {
    const cut = Math.round(file.length * 0.97);
    const [run, ...others] = await runsOf(file.subarray(0, cut));
    expect(others).toEqual([]);
    expect(run?.end).toBeLessThanOrEqual(cut);
    expect(run?.endSample).toBeLessThan(samples);
    expect(run?.endSample).toBeGreaterThan(0.97 * samples - 2 * info.mostSamples);
});

test('what is none has no runs', async () => {
    expect(await runsOf(Buffer.alloc(100_000, 0xff))).toEqual([]);
    expect(await runsOf(Buffer.alloc(3))).toEqual([]);
});
