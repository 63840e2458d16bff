import { expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { chainOf } from './chain.ts';
import type { Recording } from './recording.ts';
import { DecodeFailure, refuse } from './refusal.ts';
import { wholeRecording } from './whole-recording.ts';

/** Seconds of sound at one level. */
function level(value: number, seconds: number, sampleRateHz = 1000): Recording {
    const left = new Float32Array(seconds * sampleRateHz).fill(value);
    return wholeRecording({ sampleRateHz, left, right: left });
}

async function chained(...parts: Recording[]): Promise<Recording> {
    const chain = await chainOf(parts.map((part) => async () => part));
    if (!chain.ok) throw new Error(chain.message);
    return chain;
}

async function collected(blocks: AsyncIterable<Samples>): Promise<Samples[]> {
    const all: Samples[] = [];
    for await (const block of blocks) all.push(block);
    return all;
}

async function levels(chain: Recording, options = {}): Promise<number[]> {
    const blocks = await collected(chain.read(options));
    return blocks.map(({ left }) => Math.round((left[Math.floor(left.length / 2)] ?? 0) * 100) / 100);
}

test('parts sound one after the other, and last as long as all of them', async () => {
    const chain = await chained(level(0.1, 2), level(0.2, 1), level(0.3, 2));
    expect(chain.durationSeconds).toBe(5);
    expect(await levels(chain)).toEqual([0.1, 0.1, 0.2, 0.3, 0.3]);
});

test('reading begins and ends in any of them, more than once', async () => {
    const chain = await chained(level(0.1, 2), level(0.2, 1), level(0.3, 2));
    expect(await levels(chain, { startSeconds: 2, endSeconds: 4 })).toEqual([0.2, 0.3]);
    expect(await levels(chain, { startSeconds: 1, endSeconds: 2 })).toEqual([0.1]);
});

test('a part of another rate is resampled to the first one’s', async () => {
    const blocks = await collected((await chained(level(0.1, 2), level(0.2, 2, 2000))).read());
    expect(new Set(blocks.map(({ sampleRateHz }) => sampleRateHz))).toEqual(new Set([1000]));
    expect(blocks.reduce((sum, { left }) => sum + left.length, 0)).toBe(4000);
});

test('parts that cannot be heard cost the others nothing; where none can, the first says why', async () => {
    const refused = () => Promise.resolve(refuse('damaged', 'no packets'));
    const broken = () => Promise.reject(new Error('not this format'));
    const chain = await chainOf([refused, async () => level(0.2, 1), broken]);
    expect(chain.ok && (await levels(chain))).toEqual([0.2]);
    expect(await chainOf([refused, broken])).toMatchObject({ ok: false, message: 'no packets' });
});

test('only the last part’s end is missed', async () => {
    const cut = (value: number): Recording =>
        wholeRecording(
            { sampleRateHz: 1000, left: new Float32Array(1000).fill(value), right: new Float32Array(1000) },
            9,
        );
    expect(await levels(await chained(cut(0.1), level(0.2, 1)))).toEqual([0.1, 0.2]);
    const failure = await levels(await chained(level(0.2, 1), cut(0.1))).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DecodeFailure);
    expect(failure).toMatchObject({ kind: 'cut-off', secondsReached: 2 });
});

test('a chain that is closed breaks off', async () => {
    const chain = await chained(level(0.1, 1), level(0.2, 1));
    const blocks = chain.read();
    await blocks.next();
    chain.close();
    await expect(blocks.next()).rejects.toBeInstanceOf(DecodeFailure);
});
