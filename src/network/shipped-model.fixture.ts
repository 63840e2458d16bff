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
    /** Logits, [count, genres]. */
    readonly genres: Float32Array;
    /** Logits, [count, tags]. */
    readonly tags: Float32Array;
    readonly embedding: Float32Array;
    /** Logits, [count, classes]; empty where the network has none. */
    readonly classes: Float32Array;
    /** Logits, [count]; empty where the network has none. */
    readonly novelty: Float32Array;
    /** Greatest difference allowed, by output. */
    readonly tolerance: Readonly<Record<Output, number>>;
}

type Output = 'genres' | 'tags' | 'embedding' | 'classes' | 'novelty';

export function readGolden(folder = golden): Golden {
    const { tolerance, arrays } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
        tolerance: Partial<Golden['tolerance']>;
        arrays: { picture: { shape: [number] } } & Partial<Record<Output, object>>;
    };
    const read = (name: Output | 'picture') =>
        arrays[name]
            ? new Float32Array(new Uint8Array(readFileSync(new URL(`${name}.f32`, folder))).buffer)
            : new Float32Array();
    return {
        count: arrays.picture.shape[0],
        picture: read('picture'),
        genres: read('genres'),
        tags: read('tags'),
        embedding: read('embedding'),
        classes: read('classes'),
        novelty: read('novelty'),
        // What is missing there must be met exactly.
        tolerance: { genres: 0, tags: 0, embedding: 0, classes: 0, novelty: 0, ...tolerance },
    };
}
