import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';
import { DecodeFailure } from './refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ffmpeg(name: string, ...args: string[]): Uint8Array<ArrayBuffer> {
    const path = join(folder, name);
    execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args, path]);
    return new Uint8Array(readFileSync(path));
}
const sine = ['-f', 'lavfi', '-i', 'sine=440:duration=5:sample_rate=22050'];
const wav = ffmpeg('sine.wav', ...sine);

async function opened(content: BlobPart): Promise<Recording> {
    const recording = await openRecording(new Blob([content]));
    if (!recording.ok) throw new Error(recording.message);
    return recording;
}

async function collect(blocks: AsyncIterable<Samples>): Promise<Samples[]> {
    const all: Samples[] = [];
    for await (const block of blocks) all.push(block);
    return all;
}

describe('a WAV file', () => {
    test('tells its rate and duration', async () => {
        const { sampleRateHz, durationSeconds } = await opened(wav);
        expect(sampleRateHz).toBe(22_050);
        expect(durationSeconds).toBeCloseTo(5, 6);
    });

    test('is read in blocks of a second that add up to it', async () => {
        const blocks = await collect((await opened(wav)).read());
        expect(blocks.map((block) => block.left.length)).toEqual(new Array(5).fill(22_050));
        const middle = blocks[2]?.left ?? new Float32Array();
        expect(middle[100]).toBeCloseTo(Math.sin((2 * Math.PI * 440 * (2 * 22_050 + 100)) / 22_050) / 8, 3);
    });

    test('is read from and to any time, more than once', async () => {
        const recording = await opened(wav);
        const [whole] = await collect(recording.read());
        const part = await collect(recording.read({ startSeconds: 0.5, endSeconds: 0.8 }));
        expect(part.map((block) => [...block.left])).toEqual([[...(whole?.left.subarray(11_025, 17_640) ?? [])]]);
    });

    test('stops with the signal’s reason when it is aborted', async () => {
        const abort = new AbortController();
        const blocks = (await opened(wav)).read({ signal: abort.signal });
        await blocks.next();
        abort.abort(new Error('enough'));
        await expect(collect(blocks)).rejects.toThrow('enough');
    });

    test('that is closed while it is read breaks off, and says how far it was heard', async () => {
        const recording = await opened(wav);
        const blocks = recording.read();
        await blocks.next();
        recording.close();
        const failure = await collect(blocks).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(DecodeFailure);
        expect((failure as DecodeFailure).secondsReached).toBeGreaterThanOrEqual(1);
        expect((failure as DecodeFailure).secondsReached).toBeLessThan(5);
    });

    test('that ends before the sound that it promises breaks off there, and says how far it was heard', async () => {
        const recording = await opened(wav.slice(0, wav.length - 3 * 2 * 22_050));
        expect(recording.durationSeconds).toBeCloseTo(5, 6);
        const blocks = recording.read();
        expect([await blocks.next(), await blocks.next()].map(({ value }) => (value as Samples).left.length)).toEqual([
            22_050, 22_050,
        ]);
        const failure = await collect(blocks).catch((error: unknown) => error);
        expect((failure as DecodeFailure).secondsReached).toBeCloseTo(2, 2);
    });

    test('whose length was unknown when it was written is read to its end', async () => {
        const lying = wav.slice();
        const data = Buffer.from(lying.buffer).indexOf('data');
        lying.fill(0xff, data + 4, data + 8);
        expect(await collect((await opened(lying)).read())).toHaveLength(5);
    });

    test('without the sound that it promises breaks off at once, and one that promises none gives none', async () => {
        const header = wav.slice(0, Buffer.from(wav.buffer).indexOf('data') + 8);
        await expect(collect((await opened(header)).read())).rejects.toMatchObject({ secondsReached: 0 });
        header.fill(0, header.length - 4);
        expect(await collect((await opened(header)).read())).toEqual([]);
    });

    test('of 5.1 channels is mixed to stereo', async () => {
        const surround = ffmpeg(
            'surround.wav',
            ...sine,
            '-af',
            'pan=5.1|FL=0*c0|FR=0*c0|FC=c0|LFE=0*c0|BL=0*c0|BR=0*c0',
        );
        const [block] = await collect((await opened(surround)).read());
        expect(Math.max(...(block?.left ?? []))).toBeCloseTo(Math.SQRT1_2 / 8, 2);
        expect(block?.left).toEqual(block?.right);
    });
});

describe('a file that cannot be heard', () => {
    const m4a = ffmpeg('sine.m4a', ...sine, '-c:a', 'aac');
    const renamed = (entry: string) => {
        const content = Buffer.from(m4a);
        content.write(entry, content.indexOf('mp4a', content.indexOf('stsd')), 'latin1');
        return content;
    };
    /** Places of `bytes` each, which begin alike and are filled with one value. */
    const framesOf = (head: readonly number[], bytes: number, filler = 0xee): Uint8Array<ArrayBuffer> => {
        const table = new Uint8Array(100 * bytes).fill(filler);
        for (let at = 0; at < table.length; at += bytes) table.set(head, at);
        return table;
    };
    const picture = ['-f', 'lavfi', '-i', 'testsrc=duration=1:size=64x64:rate=5'];
    test.each<[string, string, BlobPart]>([
        ['nothing', 'empty-file', ''],
        ['a word', 'not-audio', 'Dear all'],
        ['text', 'not-audio', 'Dear all, this is not a song.'.repeat(100)],
        ['a cue sheet', 'cue-sheet', 'FILE "a.flac" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n'],
        ['a picture', 'picture', ffmpeg('picture.png', ...picture, '-frames:v', '1')],
        ['a photograph', 'picture', ffmpeg('picture.jpg', ...picture, '-frames:v', '1')],
        ['a picture of a telephone', 'picture', `\0\0\0\x18ftypheic${'\0'.repeat(100)}`],
        ['a ZIP', 'archive', new Uint8Array([0x50, 0x4b, 3, 4, ...new Array<number>(100).fill(7)])],
        ['what gzip packed', 'archive', gzipSync('a song, or many'.repeat(100))],
        ['what tar packed', 'archive', `${'\0'.repeat(257)}ustar${'\0'.repeat(300)}`],
        ['a PDF', 'document', `%PDF-1.7\n${'x'.repeat(100)}`],
        ['a letter of Word', 'document', `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml${'\0'.repeat(100)}`],
        ['the page that a link led to', 'document', `\n<!DOCTYPE html><html>${'x'.repeat(100)}`],
        ['zeros', 'not-audio', new Uint8Array(100_000)],
        ['a film without sound', 'no-sound-track', ffmpeg('film.mp4', ...picture, '-c:v', 'mpeg4')],
        ['an encrypted song', 'protected', renamed('drms')],
        ['an encrypted song of the newer kind', 'protected', renamed('enca')],
        ['a song cut off before its index', 'cut-off', m4a.slice(0, m4a.length / 2)],
        ['a codec without a streaming decoder', 'unsupported-codec', ffmpeg('alac.m4a', ...sine, '-c:a', 'alac')],
        ['MIDI', 'unsupported-codec', `MThd${'\0'.repeat(100)}`],
        [
            'heads of MPEG frames at equal distances, with nothing behind them',
            'not-audio',
            framesOf([0xff, 0xfb, 0x90, 0x00], 417),
        ],
        ['heads of the first layer in a table', 'not-audio', framesOf([0xff, 0xff, 0xff, 0xe9], 192, 0xff)],
        ['heads of the free format in a table', 'not-audio', framesOf([0xff, 0xfb, 0x00, 0x00], 300, 0xff)],
        ['AAC where WebCodecs is missing', 'unsupported-codec', m4a],
    ])('%s is refused: %s', async (_, reason, content) => {
        expect(await openRecording(new Blob([content]))).toMatchObject({ ok: false, reason });
    });

    test('a file that has gone is unreadable', async () => {
        const gone = new Blob([wav]);
        gone.slice = () =>
            Object.assign(new Blob(), {
                arrayBuffer: () => Promise.reject(new DOMException('the file has changed', 'NotReadableError')),
            });
        expect(await openRecording(gone)).toMatchObject({ ok: false, reason: 'unreadable-file' });
    });
});
