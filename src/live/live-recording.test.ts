import { expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { LiveRecording } from './live-recording.ts';

const block = (value: number, length = 4): Samples => {
    const left = new Float32Array(length).fill(value);
    return { sampleRateHz: 48_000, left, right: left };
};

async function firstsOf(recording: LiveRecording): Promise<number[]> {
    const firsts: number[] = [];
    for await (const { left } of recording.read()) firsts.push(left[0] ?? NaN);
    return firsts;
}

test('it is read as it comes, and to its end', async () => {
    const recording = new LiveRecording(48_000);
    recording.push(block(1));
    const reading = firstsOf(recording);
    await Promise.resolve();
    recording.push(block(2));
    recording.push(block(3));
    recording.end();
    recording.push(block(4));
    expect(await reading).toEqual([1, 2, 3]);
    expect(recording.isDamaged()).toBe(false);
});

test('what nobody reads in time is left out, and it is told', async () => {
    const recording = new LiveRecording(48_000);
    for (let i = 0; i < 20; i++) recording.push(block(i, 400_000));
    recording.end();
    expect(await firstsOf(recording)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(recording.isDamaged()).toBe(true);
});

test('closed, it gives nothing more', async () => {
    const recording = new LiveRecording(48_000);
    recording.push(block(1));
    recording.close();
    expect(await firstsOf(recording)).toEqual([]);
});
