import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { afterAll, expect, test } from 'vitest';
import type { Speaker } from '../../flow.ts';
import { createByteReader } from '../byte-reader.ts';
import { mp4Sound } from '../mp4-sound.ts';
import { defaultLayout, layoutOfMask } from './channel-layout.ts';
import { coreAudioLayout } from './core-audio.ts';
import { isoLayout } from './iso-layout.ts';
import { maskIn, maskLayout } from './mask-comment.ts';
import { trackLayout } from './track-layout.ts';

const folder = mkdtempSync(join(tmpdir(), 'layouts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function encoded(layout: string, name: string, ...options: string[]): Blob {
    const path = join(folder, `${layout} ${name}`);
    const source = `anoisesrc=d=1:a=0.1,aformat=channel_layouts=mono,pan=${layout}|c0=c0`;
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-strict', '-2', ...options, path]);
    return new Blob([readFileSync(path)]);
}

async function layoutIn(file: Blob): Promise<string | undefined> {
    const { sound, listedLayout } = await mp4Sound(file, createByteReader(file));
    const input = new Input({ source: new BlobSource(sound), formats: ALL_FORMATS });
    const track = await input.getPrimaryAudioTrack();
    const layout = track && (await trackLayout(track, listedLayout));
    input.dispose();
    return layout?.join(' ');
}

const speakers = {
    '2.1': 'L R LFE',
    '4.0': 'L R C Cs',
    quad: 'L R Ls Rs',
    '5.1': 'L R C LFE Ls Rs',
    hexagonal: 'L R C Ls Rs Cs',
    '7.1': 'L R C LFE Ls Rs Ls Rs',
};

test.each(Object.entries(speakers))('AAC of %s channels is %s, by its configuration or the program that it lists', async (layout, expected) => {
    expect(await layoutIn(encoded(layout, 'sound.m4a', '-c:a', 'aac'))).toBe(expected);
}); // prettier-ignore

test.each(Object.entries(speakers))('bare samples of %s channels in QuickTime are %s', async (layout, expected) => {
    expect(await layoutIn(encoded(layout, 'sound.mov', '-c:a', 'pcm_s16le'))).toBe(expected);
});

test('a mask in a comment says what FLAC’s channels are', () => {
    const file = new TextEncoder().encode('fLaC … waveformatextensible_channel_mask=0x000B …');
    expect(maskLayout(maskIn(file))(3)).toEqual(['L', 'R', 'LFE']);
    expect(maskIn(new TextEncoder().encode('title=0x3F'))).toBeNull();
});

test('a mask of fewer channels leaves the rest in the middle, one of more has the lowest, and none says nothing', () => {
    expect(layoutOfMask(0x3, 4)).toEqual(['L', 'R', 'C', 'C']);
    expect(layoutOfMask(0x3f, 2)).toEqual(['L', 'R']);
    expect(layoutOfMask(0, 6)).toEqual(defaultLayout(6));
    expect(defaultLayout(12).slice(0, 4)).toEqual(['L', 'R', 'C', 'C']);
});

const words = (...values: number[]): DataView => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, i) => view.setUint32(4 * i, value));
    return view;
};

test('Core Audio names a layout, has a mask, or describes each channel', () => {
    expect(coreAudioLayout(words(((124 << 16) | 6) >>> 0, 0, 0), 6)?.join(' ')).toBe('C L R Ls Rs LFE');
    expect(coreAudioLayout(words(1 << 16, 0xb, 0), 3)?.join(' ')).toBe('L R LFE');
    const described = [3, 1, 2, 37, 33].flatMap((label) => [label, 0, 0, 0, 0]);
    expect(coreAudioLayout(words(0, 0, 5, ...described), 5)?.join(' ')).toBe('C L R LFE Ls');
    expect(coreAudioLayout(words(0, 0, 5, ...described.slice(0, 10)), 5)).toBeNull();
    expect(coreAudioLayout(words(((124 << 16) | 6) >>> 0, 0, 0), 5)).toBeNull();
});

test('ISO’s box lists a position for each channel, and a direction where it has none', () => {
    const box = (...bytes: number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);
    const expected: Speaker[] = ['C', 'LFE', 'Cs'];
    expect(isoLayout(box(0, 0, 0, 0, 1, 0, 126, 0, 9, 9, 3, 10), 3)).toEqual(expected);
    expect(isoLayout(box(1, 0, 0, 0, 0x10, 3, 0, 3, 2, 3, 10), 3)).toEqual(expected);
    expect(isoLayout(box(0, 0, 0, 0, 1, 6), 6)).toEqual(defaultLayout(6));
    expect(isoLayout(box(0, 0, 0, 0, 1, 0, 2), 3)).toBeNull();
});
