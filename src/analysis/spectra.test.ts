import { beforeAll, expect, test } from 'vitest';
import type { SoundStream } from '../audio/recording.ts';
import { DecodeFailure } from '../audio/refusal.ts';
import { wholeRecording } from '../audio/whole-recording.ts';
import { columnCount } from '../features/columns.ts';
import { type Essentia, loadEssentia } from '../features/essentia.ts';
import { createLogMel, joinLogMel } from '../features/log-mel.ts';
import type { Samples } from '../flow.ts';
import { readModel } from '../network/shipped-model.fixture.ts';
import { spectraOf, type Spectra } from './spectra.ts';
import type { InputContract } from '../contract.ts';

const sampleRateHz = 22_050;
let essentia: Essentia;
let input: InputContract;

beforeAll(async () => {
    essentia = await loadEssentia();
    ({ input } = (await readModel()).contract);
});

function tone(seconds: number): Samples {
    const left = Float32Array.from({ length: seconds * sampleRateHz }, (_, i) => 0.4 * Math.sin(i / 7));
    return { sampleRateHz, left, right: left.map((value) => value / 2) };
}

async function all(recording: SoundStream, isLive = false) {
    const spectra = spectraOf(recording, { input, essentia, isLive });
    const blocks: Spectra[] = [];
    const broken = await (async () => {
        for await (const block of spectra.read()) blocks.push(block);
    })().catch((error: unknown) => error);
    return { blocks, broken, measures: await spectra.measures() };
}

const columnsOf = (blocks: readonly Spectra[]) => blocks.reduce((sum, { logMel }) => sum + logMel.columns, 0);

test('sound becomes seconds of columns, with what is measured of all of it', async () => {
    const samples = tone(3.5);
    const { blocks, measures } = await all(wholeRecording(samples));
    expect(blocks.map(({ durationSeconds }) => durationSeconds)).toEqual([1, 1, 1, 0.5, 0]);
    expect(blocks[0]?.peak).toBeCloseTo(0.4, 3);
    const logMel = createLogMel(input, sampleRateHz, { essentia });
    const parts = [logMel.push(samples), logMel.finish()];
    expect(
        joinLogMel(
            input.bands,
            blocks.map((block) => block.logMel),
        ),
    ).toEqual(joinLogMel(input.bands, parts));
    expect(measures?.peak).toBeCloseTo(0.4, 3);
    expect(measures?.loudnessLufs).toBeLessThan(0);
    expect(measures?.millis).toBeGreaterThan(0);
});

test('before any sound nothing is measured', async () => {
    const recording = wholeRecording({ ...tone(0), left: new Float32Array(), right: new Float32Array() });
    expect(await all(recording)).toMatchObject({ blocks: [], measures: null });
});

test('where sound breaks off its last columns still come', async () => {
    const failure = new DecodeFailure(2, 'the data is damaged');
    const recording: SoundStream = {
        ...wholeRecording(tone(2)),
        async *read() {
            yield tone(2);
            throw failure;
        },
    };
    const { blocks, broken } = await all(recording);
    expect(broken).toBe(failure);
    expect(columnsOf(blocks)).toBe(columnCount(input, 2 * sampleRateHz, sampleRateHz));
});

test('what is no fault of the file goes on as it is', async () => {
    const recording: SoundStream = {
        ...wholeRecording(tone(1)),
        // eslint-disable-next-line require-yield
        async *read() {
            throw new TypeError('our own');
        },
    };
    expect(await all(recording)).toMatchObject({ blocks: [], broken: new TypeError('our own') });
});

test('where listening stops nothing is heard that reaches past it', async () => {
    const { blocks } = await all(wholeRecording(tone(2)), true);
    expect(blocks).toHaveLength(2);
    expect(columnsOf(blocks)).toBeLessThan(columnCount(input, 2 * sampleRateHz, sampleRateHz));
});
