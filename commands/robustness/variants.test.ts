import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpeg, makePiece } from '../../fixtures/sound-files.ts';
import { words } from '../../src/ui/languages/compiled/en.ts';
import { variants } from './variants.ts';

const execute = promisify(execFile);
const pieceSeconds = 6;
let folder = '';
let piece = '';

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-variants-'));
    piece = await makePiece(join(folder, 'piece.wav'), { durationSeconds: pieceSeconds });
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

async function make(name: string, source = piece): Promise<string> {
    const variant = variants[name];
    if (!variant) throw new Error(`expected a variant ${name}`);
    const path = join(folder, `${name}.${variant.extension}`);
    await ffmpeg(['-i', source, ...variant.options, path]);
    return path;
}

/** Mean and highest level in decibels of full scale. */
async function levelsOf(path: string): Promise<{ readonly mean: number; readonly highest: number }> {
    const { stderr } = await execute('ffmpeg', ['-i', path, '-af', 'volumedetect', '-f', 'null', '-']);
    const level = (name: string): number => Number(new RegExp(`${name}_volume: (\\S+) dB`).exec(stderr)?.[1]);
    return { mean: level('mean'), highest: level('max') };
}

async function about(path: string): Promise<{ codec: string; rateHz: number; seconds: number; kilobits: number }> {
    const entries = 'stream=codec_name,sample_rate:format=duration,bit_rate';
    const { stdout } = await execute('ffprobe', ['-v', 'error', '-show_entries', entries, '-of', 'json', path]);
    const { streams, format } = JSON.parse(stdout) as {
        streams: [{ codec_name: string; sample_rate: string }];
        format: { duration: string; bit_rate: string };
    };
    return {
        codec: streams[0].codec_name,
        rateHz: Number(streams[0].sample_rate),
        seconds: Number(format.duration),
        kilobits: Number(format.bit_rate) / 1000,
    };
}

test('encoders keep to their codec and rate', async () => {
    const mp3 = await about(await make('mp3_64'));
    expect(mp3.codec).toBe('mp3');
    expect(mp3.kilobits).toBeCloseTo(64, -1);
    const aac = await about(await make('aac_96'));
    expect(aac.codec).toBe('aac');
    expect(aac.kilobits).toBeLessThan(110);
});

test('louder is louder without a wave that is cut off, softer is 6 dB softer', async () => {
    const [before, louder, softer] = [
        await levelsOf(piece),
        await levelsOf(await make('louder_6db')),
        await levelsOf(await make('softer_6db')),
    ];
    expect(before.highest).toBeGreaterThan(-6);
    expect(louder.highest).toBeLessThan(0);
    expect(louder.mean - before.mean).toBeGreaterThan(3);
    expect(softer.mean - before.mean).toBeCloseTo(-6, 0);
});

test('the sample rate is lower, and slower is longer by 3 %', async () => {
    expect(await about(await make('rate_16khz'))).toMatchObject({ rateHz: 16_000, seconds: pieceSeconds });
    expect((await about(await make('slower_3_percent'))).seconds).toBeCloseTo(pieceSeconds / 0.97, 1);
});

describe('the band of a phone', () => {
    test.each([
        [75, -30, -18],
        [300, -4, -2],
        [1000, -1, 0.1],
        [3400, -4, -2],
        [13_600, -40, -18],
    ])('%s Hz changes by %s to %s dB', async (hz, least, most) => {
        const tone = join(folder, `${hz}.wav`);
        await ffmpeg(['-f', 'lavfi', '-i', `sine=${hz}:duration=2:sample_rate=44100`, tone]);
        const change = (await levelsOf(await make('phone_band', tone))).mean - (await levelsOf(tone)).mean;
        expect(change).toBeGreaterThan(least);
        expect(change).toBeLessThan(most);
    });
});

test('every change that songs are put through has a name', () => {
    expect(Object.keys(words.howWell.further.variants)).toEqual(Object.keys(variants));
});
