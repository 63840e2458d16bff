import { memory } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from './backend.ts';
import { createRhythmNetwork } from './rhythm-network.ts';
import { readRhythmGraph, readWasm } from './shipped-model.fixture.ts';

const wasmBinary = await readWasm();
await startBackend('wasm', wasmBinary);
const files = await readRhythmGraph();

/** A click in every band at each beat, so many columns apart. */
function picture(period: number): Float32Array {
    const strength = (column: number): number => Math.max(0, 1 - Math.abs((column % period) - 1)) - 1 / period;
    return Float32Array.from({ length: 40 * 256 }, (_, i) => 3 * strength(i % 256));
}

test('clicks have the tempo of their distance, or half or double it, and each picture its own', async () => {
    const network = createRhythmNetwork(files, wasmBinary);
    const columnsPerMinute = (60 * 11_025) / 512;
    const said = await network.tempo(Float32Array.from([...picture(10), ...picture(14)]), 2);
    [10, 14].forEach((period, row) => {
        const classes = said.subarray(row * 256, (row + 1) * 256);
        expect(classes.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
        const bpm = 30 + classes.indexOf(Math.max(...classes));
        const ratios = [0.5, 1, 2].map((factor) => Math.abs(bpm / (columnsPerMinute / period) / factor - 1));
        expect(Math.min(...ratios)).toBeLessThan(0.03);
    });
    network.dispose();
});

test('no tensor outlives a call', async () => {
    const network = createRhythmNetwork(files, wasmBinary);
    await network.tempo(picture(10), 1);
    const before = memory().numTensors;
    await network.tempo(picture(10), 1);
    expect(memory().numTensors).toBe(before);
});
