import { beforeAll, expect, test } from 'vitest';
import { patterns, play } from '../features/drums.fixture.ts';
import { RhythmMeter, soundingPart } from '../features/rhythm.ts';
import { tempoInput } from '../features/tempo-picture.ts';
import { startBackend } from '../network/backend.ts';
import { createRhythmNetwork, type RhythmNetwork } from '../network/rhythm-network.ts';
import { readRhythmGraph, readWasm } from '../network/shipped-model.fixture.ts';
import { TempoListening } from './tempo-listening.ts';

let network: RhythmNetwork;
let song: Float32Array;
const songSeconds = 70;

beforeAll(async () => {
    const wasmBinary = await readWasm();
    await startBackend('wasm', wasmBinary);
    network = createRhythmNetwork(await readRhythmGraph(), wasmBinary);
    const samples = play(patterns.house, songSeconds);
    const meter = new RhythmMeter(samples.sampleRateHz);
    meter.add(samples);
    song = meter.takeColumns();
});

/** Second by second, as a song comes; how often the network was asked on the way, and at the end. */
async function heard(columns: Float32Array, declaredSeconds: number | null) {
    let asked = 0;
    const counted: RhythmNetwork = { ...network, tempo: (...given) => (asked++, network.tempo(...given)) };
    const listening = new TempoListening(counted, declaredSeconds);
    const second = 22 * tempoInput.bands;
    for (let from = 0; from < columns.length; from += second) {
        listening.add(columns.slice(from, from + second));
        await listening.hearOn();
    }
    expect(listening.columns).toEqual(columns);
    const onTheWay = asked;
    const places = await listening.places(soundingPart(columns).columns);
    return { places, onTheWay, atTheEnd: asked - onTheWay };
}

test('places are heard on the way where the song is as long as declared, and say the same', async () => {
    const plain = await heard(song, null);
    const declared = await heard(song, songSeconds);
    expect(plain).toMatchObject({ onTheWay: 0, atTheEnd: plain.places.length });
    expect(plain.places.length).toBeGreaterThan(4);
    expect(declared.atTheEnd).toBeLessThanOrEqual(1);
    expect(declared.onTheWay + declared.atTheEnd).toBe(plain.places.length);
    declared.places.forEach(({ seconds, probabilities }, i) => {
        const other = plain.places[i];
        expect(Math.abs(seconds - (other?.seconds ?? NaN))).toBeLessThan(0.5);
        expect(best(probabilities)).toBe(best(other?.probabilities));
    });
});

test('what turns out to be shorter than declared is heard where its places are', async () => {
    const half = song.slice(0, song.length / 2);
    const plain = await heard(half, null);
    const declared = await heard(half, songSeconds);
    declared.places.forEach(({ seconds }, i) => {
        expect(Math.abs(seconds - (plain.places[i]?.seconds ?? NaN))).toBeLessThan(3);
    });
    expect(declared.places).toHaveLength(plain.places.length);
    expect(declared.atTheEnd).toBeGreaterThan(0);
});

test('silence at the end has no places', async () => {
    const padded = new Float32Array(song.length * 1.5);
    padded.set(song);
    const { places } = await heard(padded, 1.5 * songSeconds);
    expect(places.at(-1)?.seconds).toBeLessThan(songSeconds);
    expect(places).toHaveLength((await heard(song, null)).places.length);
});

test('a song shorter than a place is heard at its end', async () => {
    const short = song.slice(0, 150 * tempoInput.bands);
    expect(await heard(short, 7)).toMatchObject({ onTheWay: 0, atTheEnd: 1 });
});

const best = (probabilities: Float32Array = new Float32Array()): number =>
    probabilities.indexOf(Math.max(...probabilities));
