import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openRecording } from '../audio/open-recording.ts';
import { synthesisePiece } from '../intake/try-it.ts';
import { LoudnessMeter } from './loudness.ts';

const folder = mkdtempSync(join(tmpdir(), 'loudness-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sine = (decibels: number, seconds: number, rate: number): Float32Array =>
    Float32Array.from(
        { length: seconds * rate },
        (_, i) => 10 ** (decibels / 20) * Math.sin((2 * Math.PI * 1000 * i) / rate),
    );

function measured(
    sampleRateHz: number,
    parts: readonly Float32Array[],
    right?: readonly Float32Array[],
): number | null {
    const meter = new LoudnessMeter(sampleRateHz);
    parts.forEach((left, i) => meter.add({ sampleRateHz, left, right: right?.[i] ?? left.slice() }));
    return meter.integratedLufs();
}

describe('EBU Tech 3341', () => {
    test.each([22_050, 44_100, 48_000, 96_000, 192_000])('case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS, at %i Hz', (rate) => {
        expect(Math.abs((measured(rate, [sine(-23, 5, rate)]) ?? 0) + 23)).toBeLessThan(0.1);
    }); // prettier-ignore

    test.each([
        [3, [[-36, 10], [-23, 60], [-36, 10]]],
        [4, [[-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]]],
        [5, [[-26, 20], [-20, 20.1], [-26, 20]]],
    ] as const)('case %i: what is soft beside the rest does not count', (_, parts) => {
        const rate = 48_000;
        const blocks = parts.map(([decibels, seconds]) => sine(decibels, seconds, rate));
        expect(Math.abs((measured(rate, blocks) ?? 0) + 23)).toBeLessThan(0.1);
    }); // prettier-ignore
});

test.each([44_100, 96_000, 192_000])('the same sound is as loud at %i Hz as at 48 kHz', (rate) => {
    const [here, there] = [rate, 48_000].map((one) => measured(one, [sine(-23, 5, one)]) ?? 0);
    expect(Math.abs((here ?? 0) - (there ?? 0))).toBeLessThan(0.008);
});

function ffmpegLufs(path: string): number {
    const report = spawnSync('ffmpeg', ['-nostats', '-i', path, '-af', 'ebur128', '-f', 'null', '-']).stderr.toString();
    return Number(/I:\s+(-[\d.]+) LUFS/.exec(report.slice(report.lastIndexOf('Summary:')))?.[1]);
}

test('a song is as loud as ffmpeg’s ebur128 says, however it is cut into blocks', async () => {
    const wav = new Uint8Array(await synthesisePiece({ durationSeconds: 20 }));
    const path = join(folder, 'piece.wav');
    writeFileSync(path, wav);
    const expected = ffmpegLufs(path);
    execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 'f32le', '-ar', '44100', `${path}.raw`]);
    const samples = new Float32Array(new Uint8Array(readFileSync(`${path}.raw`)).buffer);
    const plane = (offset: number) => samples.filter((_, i) => i % 2 === offset);
    const cut = (channel: Float32Array, length: number) =>
        Array.from({ length: Math.ceil(channel.length / length) }, (_, i) =>
            channel.subarray(i * length, (i + 1) * length),
        );
    for (const length of [44_100, 1000, 7_777]) {
        const lufs = measured(44_100, cut(plane(0), length), cut(plane(1), length));
        expect(Math.abs((lufs ?? 0) - expected)).toBeLessThan(0.15);
    }
});

test('one channel alone is as loud as a mono song, and two of the same 3 LU louder', () => {
    const left = sine(-20, 3, 44_100);
    const mono = measured(44_100, [left], [left]);
    expect(measured(44_100, [left], [new Float32Array(left.length)])).toBeCloseTo(mono ?? 0, 6);
    expect(measured(44_100, [left])).toBeCloseTo((mono ?? 0) + 10 * Math.log10(2), 6);
    expect(measured(44_100, [left], [left.map((value) => -value)])).toBeCloseTo((mono ?? 0) + 10 * Math.log10(2), 6);
});

/** Each channel its own mixture of three noises. */
const gains = ['0.5*c0', 'c1', '0.7*c2', 'c0', '0.3*c0', '0.8*c1', 'c2', '0.9*c1'];

function surroundFile(layout: string, speakers: string, name: string): string {
    const path = join(folder, name);
    const channels = speakers.split(' ').map((speaker, i) => `${speaker}=${gains[i]}`);
    const source = 'anoisesrc=d=6:seed=1:a=0.1[a];anoisesrc=d=6:seed=2:a=0.1[b];anoisesrc=d=6:seed=3:c=pink:a=0.1[c]';
    const filter = `${source};[a][b][c]amerge=inputs=3,pan=${layout}|${channels.join('|')}`;
    execFileSync('ffmpeg', [
        '-v',
        'error',
        '-y',
        '-filter_complex',
        filter,
        '-c:a',
        'pcm_s24' + (name.endsWith('aiff') ? 'be' : 'le'),
        path,
    ]);
    return path;
}

test.each([
    ['2.1', 'FL FR LFE'],
    ['3.0', 'FL FR FC'],
    ['4.0', 'FL FR FC BC'],
    ['quad', 'FL FR BL BR'],
    ['5.0', 'FL FR FC BL BR'],
    ['5.1', 'FL FR FC LFE BL BR'],
    ['hexagonal', 'FL FR FC BL BR BC'],
    ['6.1', 'FL FR FC LFE BC SL SR'],
    ['7.1', 'FL FR FC LFE BL BR SL SR'],
    ['7.1(wide)', 'FL FR FC LFE BL BR FLC FRC'],
])('a song of %s channels is as loud as ffmpeg’s ebur128 says, in each shell that says which is where', async (layout, speakers) => {
    for (const extension of ['wav', 'aiff', 'caf']) {
        const path = surroundFile(layout, speakers, `${layout}.${extension}`);
        const recording = await openRecording(new Blob([readFileSync(path)]));
        if (!recording.ok) throw new Error(recording.message);
        const meter = new LoudnessMeter(recording.sampleRateHz);
        for await (const samples of recording.read()) meter.add(samples);
        expect(Math.abs((meter.integratedLufs() ?? 0) - ffmpegLufs(path)), path).toBeLessThan(0.15);
    }
}); // prettier-ignore

test('silence has no loudness, nor has what is shorter than 400 ms, and silence around a song changes nothing', () => {
    const nothing = new Float32Array(20 * 44_100);
    expect(measured(44_100, [nothing])).toBeNull();
    expect(measured(44_100, [sine(-20, 0.3, 44_100)])).toBeNull();
    const song = sine(-20, 30, 44_100);
    expect(Math.abs((measured(44_100, [nothing, song, nothing]) ?? 0) - (measured(44_100, [song]) ?? 0))).toBeLessThan(
        0.1,
    );
});
