import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { ModelFiles } from './model-files.ts';
import { loadNetwork, type Network } from './network.ts';
import { sigmoid, softmaxRows } from './probabilities.ts';
import { readGolden, readModel } from './shipped-model.ts';

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

    const { genres, temperature } = files.contract;
    expectWithin(heard.genres, softmaxRows(golden.genres, genres.length, temperature), golden.tolerance.genres);
    expectWithin(heard.tags, sigmoid(golden.tags), golden.tolerance.tags);
    expectWithin(heard.embeddings, golden.embedding, golden.tolerance.embedding);
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

function expectWithin(values: Float32Array, expected: Float32Array, tolerance: number): void {
    expect(values.length).toBe(expected.length);
    const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
    expect(worst).toBeLessThanOrEqual(tolerance);
}
