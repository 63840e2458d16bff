import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Recording } from '../audio/recording.ts';
import { type Essentia, loadEssentia } from '../features/essentia.ts';
import { synthesisePiece } from '../intake/try-it.ts';
import { loadNetwork } from '../network/network.ts';
import { createRhythmNetwork } from '../network/rhythm-network.ts';
import { readModel, readRhythmGraph } from '../network/shipped-model.fixture.ts';
import { analyse } from './analyse.ts';
import type { Progress } from './protocol.ts';
import type { Extractors } from './song-so-far.ts';
import { spectraOf } from './spectra.ts';

let extractors: Extractors;
let essentia: Essentia;

beforeAll(async () => {
    const files = await readModel();
    const network = await loadNetwork(files, 'wasm');
    essentia = await loadEssentia();
    const rhythmNetwork = createRhythmNetwork(await readRhythmGraph(), files.wasmBinary);
    extractors = { contract: files.contract, network, rhythmNetwork };
});

/** As on a machine that needs no time but what is added here. */
let clockMillis = 0;
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clockMillis));
afterEach(() => void vi.restoreAllMocks());

const blockSeconds = 0.25;

/** Sound of both channels, in the blocks in which a microphone gives it. */
function inBlocks(channel: Float32Array, sampleRateHz: number): Recording {
    return {
        ok: true,
        sampleRateHz,
        durationSeconds: null,
        async *read() {
            const length = Math.round(blockSeconds * sampleRateHz);
            for (let from = 0; from < channel.length; from += length) {
                const left = channel.slice(from, from + length);
                yield { sampleRateHz, left, right: left };
            }
        },
        isDamaged: () => false,
        close: () => undefined,
    };
}

async function piece(durationSeconds: number): Promise<Recording> {
    const sampleRateHz = 22_050;
    const wavHeaderBytes = 44;
    const frames = new Int16Array(await synthesisePiece({ durationSeconds, sampleRateHz }), wavHeaderBytes);
    const left = Float32Array.from({ length: frames.length / 2 }, (_, i) => (frames[2 * i] ?? 0) / 32_768);
    return inBlocks(left, sampleRateHz);
}

const spectra = (recording: Recording, isLive = false) =>
    spectraOf(recording, { input: extractors.contract.input, essentia, isLive });

async function listenTo(recording: Recording, ontold = (): void => undefined, parts = extractors) {
    const told: { readonly seconds: number; readonly progress: Progress }[] = [];
    let seconds = 0;
    const onProgress = (progress: Progress): void => {
        if (progress.stage === 'decoding' || progress.soFar === undefined) {
            seconds += blockSeconds;
        } else {
            told.push({ seconds, progress });
            ontold();
        }
    };
    const outcome = await analyse(spectra(recording, true), parts, { isLive: true, onProgress });
    return { outcome, told };
}

test('music that comes as it sounds is named within five seconds, then each second, and has a tempo within eight', async () => {
    const { told } = await listenTo(await piece(14));
    const [first, second] = told;
    expect(first?.seconds).toBeLessThanOrEqual(5);
    expect((second?.seconds ?? NaN) - (first?.seconds ?? NaN)).toBeGreaterThanOrEqual(1);
    expect(told.length).toBeGreaterThan(3);
    for (const { progress } of told.slice(0, -1)) {
        expect(progress.soFar?.families).toHaveLength(extractors.contract.families.length);
        expect(progress.now?.classes).toHaveLength(extractors.contract.classes.length);
    }
    const timed = told.find(({ progress }) => progress.soFar?.rhythm);
    expect(timed?.seconds).toBeGreaterThanOrEqual(7);
    expect(timed?.seconds).toBeLessThan(8);
    expect(timed?.progress.soFar?.rhythm?.tempoBpm).toBeCloseTo(104, -1);
});

test('its picture grows with it, and in the end it is heard as its file is', async () => {
    const { told, outcome } = await listenTo(await piece(33));
    const columns = told.map(({ progress }) => progress.picture?.columns ?? 0);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
    const heard = await analyse(spectra(await piece(33)), extractors);
    if (!outcome.ok || !heard.ok) throw new Error('expected both to be heard');
    const { embedding, timeline, rhythm, durationSeconds } = outcome.analysis;
    const cosine = embedding.reduce((sum, value, i) => sum + value * (heard.analysis.embedding[i] ?? NaN), 0);
    expect(cosine).toBeGreaterThan(0.999);
    expect(timeline).toHaveLength(heard.analysis.timeline.length);
    expect(rhythm.tempoBpm).toBe(heard.analysis.rhythm.tempoBpm);
    expect(durationSeconds).toBe(heard.analysis.durationSeconds);
    expect(outcome.picture.columns).toBeCloseTo(heard.picture.columns, -1);
});

test('a tempo that is hardly likelier than others is not told of less than eight seconds', async () => {
    const tempo = async (_: Float32Array, count: number) => new Float32Array(256 * count).fill(1 / 256);
    const rhythmNetwork = { ...extractors.rhythmNetwork, tempo };
    const { told } = await listenTo(await piece(12), undefined, { ...extractors, rhythmNetwork });
    const timed = told.find(({ progress }) => progress.soFar?.rhythm);
    expect(timed?.seconds).toBeGreaterThanOrEqual(9);
    expect(timed?.seconds).toBeLessThan(10);
});

test('what the telling costs counts: where it takes a second, names are told each five seconds', async () => {
    const { told } = await listenTo(await piece(14), () => (clockMillis += 1000));
    // Once more at eight seconds, with the tempo.
    expect(told.map(({ seconds }) => Math.floor(seconds))).toEqual([3, 8, 8, 13]);
});

test('of silence nothing is said before the end, and at the end that it is silent', async () => {
    const { told, outcome } = await listenTo(inBlocks(new Float32Array(6 * 44_100), 44_100));
    expect(told).toEqual([]);
    expect(outcome).toMatchObject({ ok: false, reason: 'silent' });
});

test('listening leaves no tensor behind', async () => {
    const tensorsBefore = memory().numTensors;
    await listenTo(await piece(12));
    expect(memory().numTensors).toBe(tensorsBefore);
});
