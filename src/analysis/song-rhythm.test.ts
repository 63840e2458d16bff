import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { noiseSource, patterns, play } from '../features/drums.fixture.ts';
import { cadence } from '../features/cadence.fixture.ts';
import { loadEssentia } from '../features/essentia.ts';
import { KeyColumns } from '../features/key-columns.ts';
import { createLogMel, joinLogMel } from '../features/log-mel.ts';
import { stretchLevels } from '../features/picture.ts';
import { columnsOf, stretchesOf } from '../features/stretches.ts';
import { RhythmMeter } from '../features/rhythm.ts';
import type { Samples } from '../flow.ts';
import { startBackend } from '../network/backend.ts';
import { createRhythmNetwork } from '../network/rhythm-network.ts';
import { readModel, readRhythmGraph, readWasm } from '../network/shipped-model.fixture.ts';
import { songRhythm } from './song-rhythm.ts';
import { TempoListening } from './tempo-listening.ts';

const wasmBinary = await readWasm();
await startBackend('wasm', wasmBinary);
const network = createRhythmNetwork(await readRhythmGraph(), wasmBinary);

const { input } = (await readModel()).contract;
const essentia = await loadEssentia();

const hear = (...parts: readonly Samples[]) => hearBy(network, ...parts);

/** As a stream of blocks of a second. */
function hearBy(by: typeof network, ...parts: readonly Samples[]) {
    const rateHz = parts[0]?.sampleRateHz ?? 0;
    const meter = new RhythmMeter(rateHz);
    const frontEnd = createLogMel(input, rateHz, { essentia });
    const columns = [];
    for (const { sampleRateHz, left, right } of parts) {
        for (let start = 0; start < left.length; start += sampleRateHz) {
            const end = start + sampleRateHz;
            const block = { sampleRateHz, left: left.subarray(start, end), right: right.subarray(start, end) };
            meter.add(block);
            columns.push(frontEnd.push(block));
        }
    }
    const logMel = joinLogMel(input.bands, [...columns, frontEnd.finish()]);
    const keyColumns = new KeyColumns(input);
    for (const stretch of stretchesOf(input, logMel.columns))
        keyColumns.add(stretchLevels(input, columnsOf(logMel, stretch)));
    const tempo = new TempoListening(by, null);
    tempo.add(meter.takeColumns());
    return songRhythm({ heard: meter.heard(), tempo, keyColumns, loudnessLufs: -14 }, by);
}

function sound(seconds: number, value: (seconds: number) => number, sampleRateHz = 22_050): Samples {
    const left = Float32Array.from({ length: sampleRateHz * seconds }, (_, i) => value(i / sampleRateHz));
    return { sampleRateHz, left, right: left };
}

function clicks(bpm: number) {
    return (seconds: number): number => {
        const sinceBeat = seconds % (60 / bpm);
        return 0.7 * Math.sin(2 * Math.PI * 1000 * sinceBeat) * Math.exp(-sinceBeat / 0.008);
    };
}

/** Patterns that some tap to at half or double their tempo. */
const tappedOtherwise = [
    'drum and bass',
    'breakbeat of two bars',
    'dubstep',
    'punk',
    'slow',
    'gabber',
    'trap',
    'ballad',
];

describe('tempo', () => {
    test.each(Object.entries(patterns))(
        '%s is counted, its tempo or half or double to one part in 500',
        async (name, pattern) => {
            const { tempoBpm, beats } = await hear(play(pattern, 20));
            const factors = tappedOtherwise.includes(name) ? [0.5, 1, 2] : [1];
            const nearest = Math.min(...factors.map((factor) => Math.abs((tempoBpm ?? 0) / pattern.bpm / factor - 1)));
            expect(nearest).toBeLessThan(0.002);
            expect(beats?.bpm).toBe(tempoBpm);
        },
    );

    test.each([60, 75, 100, 128, 160, 180])('clicks at %i beats a minute are counted, or every other', async (bpm) => {
        const { tempoBpm } = await hear(sound(12, clicks(bpm)));
        expect([bpm, bpm / 2].some((counted) => Math.abs((tempoBpm ?? 0) / counted - 1) < 0.005)).toBe(true);
    });

    test.each([8000, 44_100, 48_000, 96_000])('is the same at %i Hz', async (sampleRateHz) => {
        const { tempoBpm } = await hear(sound(10, clicks(110), sampleRateHz));
        expect(Math.abs((tempoBpm ?? 0) / 110 - 1)).toBeLessThan(0.005);
    });

    test.each([1.3, 4.7])('is the same after %f s of silence, and the beats are so much later', async (silence) => {
        const [at, later] = [await hear(play(patterns.house, 20)), await hear(play(patterns.house, 20, silence))];
        expect(Math.abs((later.tempoBpm ?? 0) / (at.tempoBpm ?? 1) - 1)).toBeLessThan(0.002);
        const beat = 60 / 128;
        const offset = ((later.beats?.firstSeconds ?? 0) - (at.beats?.firstSeconds ?? 0) - silence) / beat;
        expect(Math.abs(offset - Math.round(offset))).toBeLessThan(0.1);
    });

    test('the beats lie on the kicks', async () => {
        const { beats } = await hear(play(patterns['house with eighths'], 30));
        const beat = 60 / 124;
        const late = ((beats?.firstSeconds ?? 0) % beat) / beat;
        expect(Math.min(late, 1 - late) * beat).toBeLessThan(0.03);
    });

    test('there is none in a held tone, in noise, or in three seconds', async () => {
        const noise = noiseSource();
        const tone = (t: number): number => 0.3 * Math.sin(2 * Math.PI * 440 * t);
        for (const samples of [sound(10, tone), sound(10, noise), sound(3, clicks(120))])
            expect(await hear(samples)).toMatchObject({ tempoBpm: null, tempoConfidence: null, beats: null });
    });

    test('of a clear beat is surer than that of an unclear one', async () => {
        const noise = noiseSource();
        const clear = await hear(play(patterns.house, 15));
        const unclear = await hear(sound(15, (t) => 0.05 * clicks(97)(t) + 0.2 * noise()));
        expect(clear.tempoConfidence).toBeGreaterThan(0.5);
        expect(unclear.tempoConfidence ?? 0).toBeLessThan(clear.tempoConfidence ?? 0);
    });
});

describe('where the tempo changes', () => {
    test('it is said, with the new tempo and about when, and no one grid is claimed', async () => {
        const { tempoBpm, tempoChanges, beats } = await hear(
            play({ ...patterns.rock, bpm: 96 }, 60),
            play(patterns.house, 40),
        );
        expect(Math.abs((tempoBpm ?? 0) - 96)).toBeLessThan(1);
        expect(tempoChanges).toHaveLength(1);
        expect(Math.abs((tempoChanges?.[0]?.bpm ?? 0) - 128)).toBeLessThan(3);
        expect(Math.abs((tempoChanges?.[0]?.atSeconds ?? 0) - 60)).toBeLessThan(12);
        expect(beats).toBeNull();
    });

    test('nothing is said of a steady song', async () => {
        expect((await hear(play(patterns.rock, 60))).tempoChanges).toEqual([]);
    });
});

test('bursts of noise that follow no beat have neither key nor tempo, whatever the network says', async () => {
    const noise = noiseSource();
    // Uneven in level, length and distance, but the same each time.
    const bursts = sound(20, (t) => noise() * Math.max(0, Math.sin(31 * t) + Math.sin(53 * t + Math.sin(7 * t * t))));
    const certain = async (_: Float32Array, count: number) =>
        Float32Array.from({ length: 256 * count }, (__, i) => Number(i % 256 === 90));
    expect(await hearBy({ ...network, tempo: certain }, bursts)).toMatchObject({ key: null, tempoBpm: null });
});

test('a beat that never moves is more danceable than noise that swells and fades, and more energetic', async () => {
    const noise = noiseSource();
    const steady = await hear(play(patterns.house, 40));
    const swelling = await hear(
        sound(40, (t) => noise() * (0.05 + 0.4 * Math.sin(t / 3) ** 2 * Math.sin(t / 11) ** 2)),
    );
    expect(steady.danceability).toBeGreaterThan((swelling.danceability ?? 1) + 0.2);
    expect(steady.energy).toBeGreaterThan(swelling.energy ?? 1);
});

test('nothing is left behind', async () => {
    await hear(play(patterns.house, 10));
    const before = memory().numTensors;
    await hear(play(patterns.house, 10));
    expect(memory().numTensors).toBe(before);
});

describe('key', () => {
    test.each([
        ['C', 0, 'major'],
        ['G', 7, 'major'],
        ['Eb', 3, 'major'],
        ['Db', 1, 'major'],
        ['A', 9, 'minor'],
        ['D', 2, 'minor'],
        ['F#', 6, 'minor'],
        ['G#', 8, 'minor'],
    ] as const)('a cadence in %s (%i semitones above C) %s is heard as such', async (tonic, semitones, mode) => {
        const { key } = await hear(sound(8, cadence(semitones, mode)));
        expect(key).toMatchObject({ tonic, mode });
        expect(key?.strength).toBeGreaterThan(0.3);
    });

    test('is the same at 48 kHz', async () => {
        expect((await hear(sound(8, cadence(7, 'major'), 48_000))).key).toMatchObject({ tonic: 'G', mode: 'major' });
    });

    test.each([-45, -32, -20, 20, 35, 45])(
        'of a song that is off tune by %i cents is that of the tuned one',
        async (cents) => {
            const { key } = await hear(sound(8, (t) => cadence(3, 'major')(t * 2 ** (cents / 1200))));
            expect(key).toMatchObject({ tonic: 'Eb', mode: 'major' });
        },
    );

    test.each([-45, -35, -20, 0, 20, 35, 45])(
        'of a song that is off tune by %i cents is heard through noise',
        async (cents) => {
            const [notes, noise] = [cadence(3, 'minor'), noiseSource()];
            const { key } = await hear(sound(20, (t) => notes(t * 2 ** (cents / 1200)) + noise()));
            expect(key).toMatchObject({ tonic: 'Eb', mode: 'minor' });
        },
    );

    test('there is none in a second of sound', async () => {
        expect((await hear(sound(1, cadence(0, 'major')))).key).toBeNull();
    });
});
