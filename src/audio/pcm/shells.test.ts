import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kind } from '../../../fixtures/kinds/kind.ts';
import { makeKinds } from '../../../fixtures/kinds/kinds.ts';
import { shellKinds, wavKinds } from '../../../fixtures/kinds/wav.ts';
import { openRecording } from '../open-recording.ts';
import { DecodeFailure } from '../refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'shells-'));
const kinds = [...wavKinds, ...shellKinds].filter(({ name }) => name !== 'mp3-inside.wav');
let original: Float32Array;

beforeAll(async () => {
    await makeKinds(folder, kinds);
    original = (await heard('piece.wav')).left;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function heard(name: string): Promise<{ left: Float32Array; failure?: DecodeFailure }> {
    const recording = await openRecording(new Blob([readFileSync(join(folder, name))]));
    if (!recording.ok) throw new Error(`${recording.reason}: ${recording.message}`);
    const blocks: Float32Array[] = [];
    const left = (): Float32Array => Float32Array.from(blocks.flatMap((block) => [...block]));
    try {
        for await (const block of recording.read()) blocks.push(block.left);
        return { left: left() };
    } catch (error) {
        if (error instanceof DecodeFailure) return { left: left(), failure: error };
        throw error;
    }
}

const greatestDifference = (samples: Float32Array): number =>
    samples.reduce((most, value, i) => Math.max(most, Math.abs(value - (original[i] ?? NaN))), 0);

const whole = (kind: Kind): boolean => 'seconds' in kind.becomes && kind.becomes.caution === undefined;

describe('is heard as the plain file is', () => {
    test.each(kinds.filter(whole).map((kind) => [kind.name, kind] as const))('%s', async (name, { becomes }) => {
        const { left, failure } = await heard(name);
        expect(failure).toBeUndefined();
        expect(left).toHaveLength(original.length);
        // Steps of eight bits, or of the coarsest of G.711's.
        const isExact = 'isExact' in becomes && becomes.isExact === true;
        expect(greatestDifference(left)).toBeLessThan(isExact ? 1e-6 : 1 / 30);
    });
});

test('a file that is cut gives what is there, and says that it is cut', async () => {
    const { left, failure } = await heard('cut.wav');
    expect(left.length / 44_100).toBe(4);
    expect(failure).toMatchObject({ kind: 'cut-off', secondsReached: 4 });
    expect((await heard('header-alone.wav')).failure).toMatchObject({ kind: 'cut-off', secondsReached: 0 });
});

test.each([
    ['a hundredth of a second', 441, false],
    ['a second', 44_100, true],
])('floats that are no numbers are silent; %s of them is called damaged: %#', async (_, frames, isDamaged) => {
    const file = readFileSync(join(folder, '32-bit-float.wav'));
    const samplesAt = file.indexOf('data') + 8;
    for (const [i, value] of [NaN, Infinity, -1e30].entries())
        for (let frame = i; frame < frames; frame += 3) file.writeFloatLE(value, samplesAt + 8 * (44_100 + frame));
    const recording = await openRecording(new Blob([file]));
    if (!recording.ok) throw new Error(recording.reason);
    const left: number[] = [];
    for await (const block of recording.read()) left.push(...block.left);
    expect(new Set(left.slice(44_100, 44_100 + frames))).toEqual(new Set([0]));
    expect(left[44_100 + frames]).toBe(original[44_100 + frames]);
    expect(recording.isDamaged()).toBe(isDamaged);
});

test('another codec is named', async () => {
    for (const { name, becomes } of kinds) {
        if (!('codec' in becomes)) continue;
        expect(await openRecording(new Blob([readFileSync(join(folder, name))]))).toMatchObject({
            ok: false,
            ...becomes,
        });
    }
});

test('the header of a shell that breaks off is damaged, whatever its bytes look like', async () => {
    const file = readFileSync(join(folder, 'plain.aiff'));
    const cut = await openRecording(new Blob([file.subarray(0, 30)]));
    expect(cut).toMatchObject({ ok: false, reason: 'damaged' });
});
