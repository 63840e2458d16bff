import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { quadrants } from '../contract.ts';
import type { ModelFiles } from './model-files.ts';
import { loadNetwork, type Network } from './network.ts';
import { sigmoid, softmaxRows } from './probabilities.ts';
import { readGolden, readModel } from './shipped-model.fixture.ts';
import { smallGraph } from './small-graph.fixture.ts';

const golden = readGolden();
let files: ModelFiles;
let network: Network;

beforeAll(async () => {
    files = await readModel();
    network = await loadNetwork(files, 'wasm');
});

test('the shipped network on WASM says what training wrote down, and no tensor outlives the call', async () => {
    const tensorsBefore = memory().numTensors;
    const heard = await network.hear(golden.picture, golden.count);
    expect(memory().numTensors).toBe(tensorsBefore);

    const { families, familyTemperature, genres, temperature, classes } = files.contract;
    const { outputs, tolerance } = golden;
    const likely = (logits: Float32Array, count: number, divisor = 1) => softmaxRows(logits, count, divisor);
    const ofFamilies = (logits: Float32Array) => likely(logits, families.length, familyTemperature);
    const ofGenres = (logits: Float32Array) => likely(logits, genres.length, temperature);
    const ofQuadrants = (logits: Float32Array) => likely(logits, quadrants.length);
    expectWithin(ofFamilies(heard.families), ofFamilies(outputs.families), tolerance.families);
    expectWithin(ofGenres(heard.genres), ofGenres(outputs.genres), tolerance.genres);
    expectWithin(ofQuadrants(heard.quadrants), ofQuadrants(outputs.quadrants), tolerance.quadrants);
    for (const name of ['styles', 'moods', 'tags'] as const)
        expectWithin(heard[name], sigmoid(outputs[name]), tolerance[name]);
    expectWithin(heard.embeddings, outputs.embedding, tolerance.embedding);
    if (classes.length > 0) expectWithin(heard.classes, sigmoid(outputs.classes), tolerance.classes);
});

test('a patch is heard alike alone and in company', async () => {
    const length = golden.picture.length / golden.count;
    const together = await network.hear(golden.picture, golden.count);
    const alone = await network.hear(golden.picture.subarray(length, 2 * length), 1);
    const { embeddingLength } = files.contract;
    expectWithin(alone.embeddings, together.embeddings.subarray(embeddingLength, 2 * embeddingLength), 1e-4);
});

test('where there is no WebGPU the network runs on WASM and says so', async () => {
    const fallen = await loadNetwork(files, 'webgpu');
    expect(fallen.backend).toBe('wasm');
    expect(fallen.patchMillis).toBeGreaterThan(0);
    fallen.dispose();
});

test('a network that is disposed of leaves no tensor behind', async () => {
    const tensorsBefore = memory().numTensors;
    (await loadNetwork(files, 'wasm')).dispose();
    expect(memory().numTensors).toBe(tensorsBefore);
});

test('a graph that does not keep to the contract is refused, with what was expected and what came', async () => {
    const contract = { ...files.contract, embeddingLength: 64 };
    await expect(loadNetwork({ ...files, contract }, 'wasm')).rejects.toThrow(/expects .*\[1,64\].* gave \[1,128\]/);
});

test('a WASM binary that is damaged is refused instead of waited for', async () => {
    const wasmBinary = files.wasmBinary.slice(0, 1000);
    await expect(loadNetwork({ ...files, wasmBinary }, 'wasm')).rejects.toThrow(/WASM binary/);
});

test('what the contract names is heard, row after row: logits of what adds up to one, probabilities of what may be true together', async () => {
    const small = await loadNetwork(smallGraph(files), 'wasm');
    const { patchColumns, bands } = files.contract.input;
    const patches = new Float32Array(2 * patchColumns * bands).fill(1, patchColumns * bands);
    const tensorsBefore = memory().numTensors;
    const heard = await small.hear(patches, 2);
    expect(memory().numTensors).toBe(tensorsBefore);
    expectWithin(heard.families, Float32Array.of(0, 0, 2, 0), 1e-6);
    expectWithin(heard.genres, Float32Array.of(0, 0, 0, 2), 1e-6);
    expectWithin(heard.quadrants, Float32Array.of(0, 0, 0, 0, 1, 2, 3, 4), 1e-6);
    expectWithin(heard.styles, sigmoid(Float32Array.of(0, 0, 0, 1, 2, 3)), 1e-6);
    expectWithin(heard.moods, sigmoid(Float32Array.of(0, -1)), 1e-6);
    expectWithin(heard.classes, sigmoid(Float32Array.of(0, 0, 0, 0, 1, -1)), 1e-6);
    expectWithin(heard.embeddings, Float32Array.of(0, 0, 3, 4), 1e-6);
    expectWithin(heard.tags, sigmoid(Float32Array.of(0, 1)), 1e-6);
    small.dispose();
});

test('what the contract does not name is not asked for', async () => {
    const { contract, ...graph } = smallGraph(files);
    const small = await loadNetwork({ ...graph, contract: { ...contract, classes: [] } }, 'wasm');
    const { patchColumns, bands } = files.contract.input;
    const { classes, families } = await small.hear(new Float32Array(patchColumns * bands), 1);
    expect([...classes]).toEqual([]);
    expect([...families]).toEqual([0, 0]);
    small.dispose();
});

test('a graph without an output that the contract names is refused', async () => {
    const { contract, modelJson, ...rest } = smallGraph(files);
    const without = modelJson.replace('"name":"families"', '"name":"other"');
    await expect(loadNetwork({ ...rest, contract, modelJson: without }, 'wasm')).rejects.toThrow(/families/);
});

function expectWithin(values: Float32Array, expected: Float32Array, tolerance: number): void {
    expect(values.length).toBe(expected.length);
    const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
    expect(worst).toBeLessThanOrEqual(tolerance);
}
