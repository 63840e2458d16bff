import { expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';
import { DecodeFailure } from './refusal.ts';
import { joinSamples } from './samples.ts';
import { wholeRecording } from './whole-recording.ts';
import { writeWav } from './wav-writing.ts';

/** Every value of 16 bits in the left channel, and its opposite in the right. */
const ramp: Samples = {
    sampleRateHz: 8000,
    left: Float32Array.from({ length: 65_536 }, (_, i) => (i - 32_768) / 32_768),
    right: Float32Array.from({ length: 65_536 }, (_, i) => (32_767 - i) / 32_768),
};

async function written(recording: Recording): Promise<Blob> {
    const wav = await writeWav(recording);
    if (!(wav instanceof Blob)) throw new Error(wav.message);
    return wav;
}

async function readBack(wav: Blob): Promise<Samples> {
    const recording = await openRecording(wav);
    if (!recording.ok) throw new Error(recording.message);
    const blocks: Samples[] = [];
    for await (const block of recording.read()) blocks.push(block);
    return joinSamples(blocks);
}

test('samples of 16 bits come back as they were, under a header of their rate and length', async () => {
    const wav = await written(wholeRecording(ramp));
    expect([wav.size, wav.type]).toEqual([44 + 65_536 * 4, 'audio/wav']);
    const head = new DataView(await wav.slice(0, 44).arrayBuffer());
    expect([4, 16, 24, 28, 40].map((at) => head.getUint32(at, true))).toEqual([
        wav.size - 8,
        16,
        8000,
        32_000,
        65_536 * 4,
    ]);
    expect([20, 22, 32, 34].map((at) => head.getUint16(at, true))).toEqual([1, 2, 4, 16]);
    expect(await readBack(wav)).toEqual(ramp);
});

test('what is louder than full scale is clipped; blocks stay in order beyond one part', async () => {
    const seconds = 130;
    const left = Float32Array.from({ length: seconds * 1000 }, (_, i) => Math.floor(i / 1000) / 128);
    const told: number[] = [];
    const wav = await writeWav(wholeRecording({ sampleRateHz: 1000, left, right: left }), (at) => told.push(at));
    const { left: back } = await readBack(wav as Blob);
    expect([back[500], back[64_500], back[129_500]]).toEqual([0, 0.5, 32_767 / 32_768]);
    expect([told.length, told.at(-1)]).toEqual([seconds, seconds]);
});

const breaking = (samples: Samples[], error: unknown): Recording => ({
    ...wholeRecording(ramp),
    async *read() {
        yield* samples;
        throw error;
    },
});

test('sound that breaks off is written as far as it goes', async () => {
    expect((await written(breaking([ramp], new DecodeFailure(8, 'noise')))).size).toBe(44 + 65_536 * 4);
    expect(await writeWav(breaking([], new DecodeFailure(0, 'noise')))).toMatchObject({ reason: 'damaged' });
    await expect(writeWav(breaking([ramp], new DOMException('gone', 'NotReadableError')))).rejects.toThrow('gone');
});

test('more than a gigabyte is refused: at once where the file says so, else when it is reached', async () => {
    const declared = { ...wholeRecording(ramp), sampleRateHz: 44_100, durationSeconds: 7200 };
    expect(await writeWav(declared)).toMatchObject({ reason: 'too-large' });
    const long = { sampleRateHz: 44_100, left: { length: 2 ** 28 + 1 }, right: { length: 2 ** 28 + 1 } };
    const undeclared = breaking([long as Samples], new Error('read on'));
    expect(await writeWav({ ...undeclared, durationSeconds: null })).toMatchObject({ reason: 'too-large' });
});
