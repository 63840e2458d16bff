import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { samplesOf } from '../audio/mixing.ts';
import type { Recording, SoundStream } from '../audio/recording.ts';
import { DecodeFailure } from '../audio/refusal.ts';
import { type Essentia, loadEssentia } from '../features/essentia.ts';
import type { Samples } from '../flow.ts';
import { loadNetwork } from '../network/network.ts';
import { createRhythmNetwork } from '../network/rhythm-network.ts';
import { readModel, readRhythmGraph } from '../network/shipped-model.fixture.ts';
import { synthesisePiece } from '../intake/try-it.ts';
import { analyse, type AnalyseOptions } from './analyse.ts';
import type { Extractors } from './song-so-far.ts';
import { spectraOf } from './spectra.ts';
import type { Progress } from './protocol.ts';
import { wholeRecording } from '../audio/whole-recording.ts';

let extractors: Extractors;
let essentia: Essentia;

beforeAll(async () => {
    const files = await readModel();
    const network = await loadNetwork(files, 'wasm');
    essentia = await loadEssentia();
    const rhythmNetwork = createRhythmNetwork(await readRhythmGraph(), files.wasmBinary);
    extractors = { contract: files.contract, network, rhythmNetwork };
});

const spectra = (recording: SoundStream) => spectraOf(recording, { input: extractors.contract.input, essentia });
const hear = (recording: SoundStream, options?: AnalyseOptions) => analyse(spectra(recording), extractors, options);

test('a song is heard whole: families, styles, timeline, tags, embedding, rhythm and picture', async () => {
    const outcome = await hear(await pieceRecording(40), { fileTags: { title: 'Piece' } });
    if (!outcome.ok) throw new Error(outcome.message);
    const { analysis, picture, fileTags } = outcome;
    expect(fileTags).toEqual({ title: 'Piece' });
    expect(analysis).toMatchObject({
        durationSeconds: 40,
        cautions: [],
        backend: 'wasm',
        model: extractors.contract.version,
    });
    for (const shares of [analysis.families, analysis.quadrants, analysis.genres])
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    expect(analysis.styles).toHaveLength(extractors.contract.styles.length);
    expect(analysis.tags).toHaveLength(extractors.contract.tags.length);
    expect(analysis.embedding.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    expect(analysis.rhythm.tempoBpm).toBeGreaterThan(100);
    expect(analysis.rhythm.tempoBpm).toBeLessThan(108);
    expect(picture.columns * picture.columnSeconds).toBeCloseTo(40, 0);
    const starts = analysis.timeline.map(({ startSeconds }) => startSeconds);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(analysis.timeline[0]?.startSeconds).toBe(0);
    expect(40 - (analysis.timeline.at(-1)?.endSeconds ?? 0)).toBeLessThan(0.2);
});

test('silence within a song changes neither its genres nor its tempo, and stands where it is', async () => {
    const plain = await hear(await pieceRecording(20));
    const samples = await pieceSamples(20, 1);
    const silent = new Float32Array(25 * samples.sampleRateHz);
    const padded = (channel: Float32Array): Float32Array => {
        const middle = 10 * samples.sampleRateHz;
        return Float32Array.from([...channel.subarray(0, middle), ...silent, ...channel.subarray(middle)]);
    };
    const recording = wholeRecording({ ...samples, left: padded(samples.left), right: padded(samples.right) });
    const outcome = await hear(recording);
    if (!plain.ok || !outcome.ok) throw new Error('expected both to be heard');
    const { genres, rhythm, timeline, durationSeconds } = outcome.analysis;
    const differences = genres.map((share, genre) => Math.abs(share - (plain.analysis.genres[genre] ?? NaN)));
    expect(Math.max(...differences)).toBeLessThan(0.12);
    expect(Math.abs((rhythm.tempoBpm ?? 0) - (plain.analysis.rhythm.tempoBpm ?? 0))).toBeLessThan(2);
    expect(durationSeconds).toBe(45);
    expect(timeline.map(({ startSeconds }) => Math.round(startSeconds))).toEqual([0, 5, 35]);
    const { levels, bands, columns } = outcome.picture;
    const loudestAt = (seconds: number): number => {
        const start = Math.round((seconds / 45) * columns) * bands;
        return Math.max(...levels.subarray(start, start + bands));
    };
    expect(loudestAt(22)).toBe(0);
    expect(Math.min(loudestAt(5), loudestAt(40))).toBeGreaterThan(100);
});

test('blocks of many seconds are heard as those of one', async () => {
    const samples = await pieceSamples(24, 1);
    const quiet = samples.left.map((value, i) => (i < 8 * samples.sampleRateHz ? value / 500 : value));
    const song = { ...samples, left: quiet, right: quiet.map((value) => -value) };
    const inSeconds = wholeRecording(song);
    const atOnce = {
        ...inSeconds,
        async *read() {
            yield song;
        },
    };
    const [one, other] = [await hear(inSeconds), await hear(atOnce)];
    if (!one.ok || !other.ok) throw new Error('expected both to be heard');
    const { millis } = one.analysis;
    expect({ ...other.analysis, millis }).toEqual(one.analysis);
    expect(one.picture).toEqual(other.picture);
});

test('several songs in one file are heard as one, and it is said', async () => {
    const outcome = await hear(await pieceRecording(12), { fileTags: { parts: 3 } });
    expect(outcome).toMatchObject({ ok: true, analysis: { cautions: ['several-parts'] }, fileTags: { parts: 3 } });
});

test('families come while the song is still being read, and grow', async () => {
    const told: Progress[] = [];
    await hear(await pieceRecording(65), { onProgress: (progress) => told.push(progress) });
    const partial = told.filter(({ soFar }) => soFar);
    expect(partial.map(({ fraction }) => Math.round(fraction * 65))).toEqual([10, 30, 60, 65]);
    expect(partial.map(({ soFar }) => soFar?.timeline?.length)).toEqual([1, 5, 10, 11]);
    expect(partial[0]?.picture).toBeUndefined();
    expect(partial[1]?.picture?.columns).toBe(extractors.contract.input.stretchColumns);
    const stages = told.map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(['decoding', 'listening', 'finding-tempo']);
});

test('what is measured of a song is made once', async () => {
    const recording = spectra(await pieceRecording(8));
    const measures = vi.spyOn(recording, 'measures');
    await analyse(recording, extractors);
    expect(measures).toHaveBeenCalledOnce();
});

test('hearing a song leaves no tensor behind', async () => {
    const recording = await pieceRecording(12);
    const tensorsBefore = memory().numTensors;
    await hear(recording);
    expect(memory().numTensors).toBe(tensorsBefore);
});

test('three seconds are heard, with the caution that they are few', async () => {
    const outcome = await hear(await pieceRecording(3));
    expect(outcome).toMatchObject({ ok: true, analysis: { cautions: ['short'] } });
    if (outcome.ok) expect(outcome.analysis.timeline).toHaveLength(1);
});

test('a song that is almost all silence has the caution that there is little of it, one with a long rest has none', async () => {
    const padded = async (seconds: number, silentSeconds: number): Promise<Recording> => {
        const samples = await pieceSamples(seconds, 1);
        const pad = (channel: Float32Array): Float32Array => {
            const long = new Float32Array(channel.length + silentSeconds * samples.sampleRateHz);
            long.set(channel);
            return long;
        };
        return wholeRecording({ ...samples, left: pad(samples.left), right: pad(samples.right) });
    };
    expect(await hear(await padded(3, 57))).toMatchObject({ analysis: { cautions: ['short'] } });
    expect(await hear(await padded(11, 20))).toMatchObject({ analysis: { cautions: [] } });
});

test('a recording that is damaged in the middle is heard, and it is said', async () => {
    const recording = { ...(await pieceRecording(12)), isDamaged: () => true };
    expect(await hear(recording)).toMatchObject({ analysis: { cautions: ['damaged-inside'] } });
});

test('a song that is in the LFE alone is no silence', async () => {
    const { sampleRateHz, left } = await pieceSamples(3, 1);
    const silent = new Float32Array(left.length);
    const recording = wholeRecording(
        samplesOf(sampleRateHz, [silent, silent.slice(), silent.slice(), left, silent.slice(), silent.slice()]),
    );
    expect(await hear(recording)).toMatchObject({ ok: true, analysis: { cautions: ['short'] } });
});

test('a song of next to nothing is heard, with the caution that it is nearly silent', async () => {
    const outcome = await hear(await pieceRecording(12, 0.002));
    expect(outcome).toMatchObject({ ok: true, analysis: { cautions: ['nearly-silent'] } });
});

test('silence, and less than a second, are refused', async () => {
    expect(await hear(await pieceRecording(5, 0))).toMatchObject({ ok: false, reason: 'silent' });
    expect(await hear(await pieceRecording(0.5))).toMatchObject({ ok: false, reason: 'too-short' });
});

test('what is silent because it could not be read is damaged', async () => {
    const recording = { ...(await pieceRecording(5, 0)), isDamaged: () => true };
    expect(await hear(recording)).toMatchObject({ ok: false, reason: 'damaged' });
});

test('a recording that breaks off is heard as far as it goes, with a caution', async () => {
    const outcome = await hear(breakingOff(await pieceRecording(12), 'the data is damaged'));
    expect(outcome).toMatchObject({ ok: true, analysis: { durationSeconds: 12, cautions: ['ended-early'] } });
    if (outcome.ok) expect(outcome.analysis.rhythm.loudnessLufs).not.toBeNull();
});

test('a recording that breaks off at once is damaged, or unreadable where the file itself cannot be read', async () => {
    const damaged = breakingOff(await pieceRecording(2), 'the data is damaged');
    expect(await hear(damaged)).toMatchObject({ ok: false, reason: 'damaged' });
    const moved = breakingOff(await pieceRecording(2), new DOMException('moved', 'NotReadableError'));
    expect(await hear(moved)).toMatchObject({ ok: false, reason: 'unreadable-file' });
});

test('a broken promise of the decoder is thrown, not called a bad file', async () => {
    const recording: Recording = {
        ...(await pieceRecording(5)),
        // eslint-disable-next-line require-yield
        async *read() {
            throw new TypeError('not a decode failure');
        },
    };
    await expect(hear(recording)).rejects.toThrow('not a decode failure');
});

test('an aborted hearing rejects with the reason and reads no further', async () => {
    const controller = new AbortController();
    const stop = new Error('stop');
    const fractions: number[] = [];
    const hearing = hear(await pieceRecording(20), {
        signal: controller.signal,
        onProgress: ({ fraction }) => {
            fractions.push(fraction);
            if (fraction > 0.2) controller.abort(stop);
        },
    });
    await expect(hearing).rejects.toBe(stop);
    expect(Math.max(...fractions)).toBeLessThan(0.3);
});

async function pieceRecording(durationSeconds: number, gain = 1): Promise<Recording> {
    return wholeRecording(await pieceSamples(durationSeconds, gain));
}

function breakingOff(recording: Recording, cause: unknown): Recording {
    return {
        ...recording,
        async *read(options) {
            yield* recording.read(options);
            throw new DecodeFailure(recording.durationSeconds ?? 0, cause);
        },
    };
}

async function pieceSamples(durationSeconds: number, gain: number): Promise<Samples> {
    const sampleRateHz = 22_050;
    const wavHeaderBytes = 44;
    const frames = new Int16Array(await synthesisePiece({ durationSeconds, sampleRateHz }), wavHeaderBytes);
    const channel = (offset: number) =>
        Float32Array.from({ length: frames.length / 2 }, (_, i) => (gain * (frames[2 * i + offset] ?? 0)) / 32_768);
    return { sampleRateHz, left: channel(0), right: channel(1) };
}
