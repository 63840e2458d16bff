import { getKernelsForBackend, profile, unregisterKernel } from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBackend } from '../src/network/backend.ts';
import { loadNetwork } from '../src/network/network.ts';
import { createRhythmNetwork } from '../src/network/rhythm-network.ts';
import { readGolden, readModel, readRhythmGraph } from '../src/network/shipped-model.fixture.ts';
import { loadPaperNetwork } from '../src/paper/paper-network.ts';
import { readPaper, readPaperGolden } from '../src/paper/shipped-paper.fixture.ts';
import { kernels, leanCode } from './lean-tensorflow.ts';

const packages = new URL('../node_modules/@tensorflow/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, packages), 'utf8');

test('the kernels that are built are those that the shipped networks call, all of them and no others', async () => {
    const model = await readModel();
    await startBackend('wasm', model.wasmBinary);
    for (const { kernelName } of getKernelsForBackend('wasm'))
        if (!kernels.has(kernelName)) unregisterKernel(kernelName, 'wasm');
    const [{ picture, count }, [song]] = [readGolden(), readPaperGolden().songs];
    const { kernelNames } = await profile(async () => {
        await (await loadNetwork(model, 'wasm')).hear(picture, count);
        const rhythm = createRhythmNetwork(await readRhythmGraph(), model.wasmBinary);
        await rhythm.tempo(new Float32Array(40 * 256), 1);
        await rhythm.key(new Float32Array(128 * 60));
        if (song) await (await loadPaperNetwork(await readPaper())).hear(song.picture);
        return [];
    });
    // Functions of several kernels are told as well.
    const called = new Set(kernelNames.filter((name) => !name.endsWith('__op')));
    expect([...called].toSorted()).toEqual([...kernels].toSorted());
});

test.each(['wasm', 'webgpu'])('of the registration of %s its kernels are left', (name) => {
    const path = `tfjs-backend-${name}/dist/register_all_kernels.js`;
    const lean = leanCode(read(path), path);
    const imported = [...lean.matchAll(/import \{ (\w+) \} from '\.\/kernels\/(\w+)'/g)];
    expect(imported.map(([, , kernel]) => kernel).toSorted()).toEqual([...kernels].toSorted());
    const registered = /const kernelConfigs = \[([^\]]*)\]/.exec(lean)?.[1]?.match(/\w+/g);
    expect(registered?.toSorted()).toEqual(imported.map(([, config]) => config).toSorted());
});

test('a version that registers its kernels in other words is not built', () => {
    const path = 'tfjs-backend-wasm/dist/register_all_kernels.js';
    expect(() => leanCode(read(path).replaceAll("'./kernels/", "'./kernel/"), path)).toThrow('version 4.22.0');
});

test('operations that no graph has are not read, and of the others each is named', () => {
    const folder = 'tfjs-converter/dist/operations/';
    const codeOf = (path: string): string => leanCode(read(folder + path), folder + path);
    expect(codeOf('executors/string_executor.js')).not.toContain('tfOps');
    expect(codeOf('op_list/string.js')).toBe('export const json = [];');
    const kept = codeOf('executors/arithmetic_executor.js');
    expect(kept).toContain('tfOps.add(');
    expect(kept).not.toMatch(/ops = |\bops\./);
});
