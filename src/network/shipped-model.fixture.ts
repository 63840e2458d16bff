/** For tests in Node: the shipped network and the goldens that training wrote, read from this repository. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseContract } from '../contract.ts';
import type { GraphFiles, ModelFiles } from './model-files.ts';

const root = new URL('../../', import.meta.url);
const golden = new URL('models/golden/', root);
const wasm = new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', root);

export async function readModel(folder = new URL('public/model/', root)): Promise<ModelFiles> {
    const [spec, modelJson, weights, wasmBinary] = await Promise.all([
        readFile(new URL('spec.json', folder), 'utf8'),
        readFile(new URL('model.json', folder), 'utf8'),
        readFile(new URL('group1-shard1of1.bin', folder)),
        readWasm(),
    ]);
    return {
        contract: parseContract(JSON.parse(spec)),
        modelJson,
        weights: new Uint8Array(weights).buffer,
        wasmBinary,
    };
}

export async function readRhythmGraph(folder = new URL('public/rhythm/', root)): Promise<GraphFiles> {
    const [modelJson, weights] = await Promise.all([
        readFile(new URL('model.json', folder), 'utf8'),
        readFile(new URL('group1-shard1of1.bin', folder)),
    ]);
    return { modelJson, weights: new Uint8Array(weights).buffer };
}

export async function readWasm(): Promise<ArrayBuffer> {
    return new Uint8Array(await readFile(wasm)).buffer;
}

export interface Golden {
    /** How many patches. */
    readonly count: number;
    /** [count, columns, bands], 0 to 1. */
    readonly picture: Float32Array;
    /** Logits, but of the embedding: [count, as many as the contract names]; empty where the network has none. */
    readonly outputs: Readonly<Record<Output, Float32Array>>;
    /** Greatest difference allowed, by output. */
    readonly tolerance: Readonly<Record<Output, number>>;
}

const outputs = ['families', 'styles', 'moods', 'quadrants', 'genres', 'tags', 'embedding', 'classes'] as const;

type Output = (typeof outputs)[number];

export function readGolden(folder = golden): Golden {
    const { tolerance, arrays } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
        tolerance: Partial<Golden['tolerance']>;
        arrays: { picture: { shape: [number] } } & Partial<Record<Output, object>>;
    };
    const read = (name: Output | 'picture') =>
        arrays[name]
            ? new Float32Array(new Uint8Array(readFileSync(new URL(`${name}.f32`, folder))).buffer)
            : new Float32Array();
    const each = <Value>(of: (name: Output) => Value) =>
        Object.fromEntries(outputs.map((name) => [name, of(name)])) as Record<Output, Value>;
    return {
        count: arrays.picture.shape[0],
        picture: read('picture'),
        outputs: each(read),
        // What is missing there must be met exactly.
        tolerance: each((name) => tolerance[name] ?? 0),
    };
}
