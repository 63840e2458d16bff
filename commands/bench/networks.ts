/** How fast networks are on WASM, heard in turn: what slows the machine slows all of them alike. */
import { loadGraphModelSync, type GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, tensor, type io, type Tensor } from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { startBackend } from '../../src/network/backend.ts';
import { readWasm } from '../../src/network/shipped-model.fixture.ts';

export interface NetworkTimes {
    readonly folder: string;
    /** What wrote it, and which version of it: 'Segue 6.0.0'. */
    readonly generatedBy: string;
    /** Of its weights. */
    readonly bytes: number;
    /** The least that the pictures took together in any round. */
    readonly millis: number;
}

/** Pictures, columns of each, and bands. */
type Shape = readonly [number, number, number];

interface Loaded {
    readonly about: Omit<NetworkTimes, 'millis'>;
    readonly model: GraphModel<io.IOHandlerSync>;
}

/** In each round every network hears pictures of this shape. Rejects, naming its folder, for one that cannot. */
export async function measureNetworks(
    folders: readonly string[],
    shape: Shape,
    rounds: number,
): Promise<readonly NetworkTimes[]> {
    await startBackend('wasm', await readWasm());
    const random = randomNumbers(1);
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random());
    const picture = tensor(values, [...shape]);
    const loaded: Loaded[] = [];
    try {
        for (const folder of folders) loaded.push(await loadWarm(folder, picture));
        const least = loaded.map(() => Infinity);
        for (let round = 0; round < rounds; round++) {
            for (const [i, { model }] of loaded.entries())
                least[i] = Math.min(least[i] ?? NaN, await time(model, picture));
        }
        return loaded.map(({ about }, i) => ({ ...about, millis: least[i] ?? NaN }));
    } finally {
        dispose(picture);
        for (const { model } of loaded) model.dispose();
    }
}

/** Reads a network and has it hear once, which takes longer than later. */
async function loadWarm(folder: string, picture: Tensor): Promise<Loaded> {
    try {
        const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as io.ModelJSON;
        const paths = json.weightsManifest.flatMap((group) => group.paths);
        const shards = await Promise.all(paths.map((path) => readFile(join(folder, path))));
        const weights = new Uint8Array(Buffer.concat(shards)).buffer;
        const model = loadGraphModelSync([json, weights]);
        await time(model, picture).catch((error: unknown) => {
            model.dispose();
            throw error;
        });
        return { about: { folder, generatedBy: json.generatedBy ?? '', bytes: weights.byteLength }, model };
    } catch (cause) {
        throw new Error(`${folder} holds no network that can be heard with: ${(cause as Error).message}`, { cause });
    }
}

/** In milliseconds. */
async function time(model: GraphModel<io.IOHandlerSync>, picture: Tensor): Promise<number> {
    const start = performance.now();
    const heard = model.execute(
        { picture },
        model.outputs.map(({ name }) => name),
    );
    const said: readonly Tensor[] = Array.isArray(heard) ? heard : [heard];
    await Promise.all(said.map((output) => output.data()));
    const millis = performance.now() - start;
    dispose([...said]);
    return millis;
}

/** A row for each, and how long it takes beside the first. */
export function reportNetworks(networks: readonly NetworkTimes[]): string {
    const [first] = networks;
    const rows = networks.map(({ folder, generatedBy, bytes, millis }) => {
        const beside = (millis / (first?.millis ?? NaN)).toFixed(2);
        return `  ${generatedBy.padEnd(14)}${millis.toFixed(1).padStart(8)} ms${beside.padStart(8)}${String(bytes).padStart(12)} bytes  ${folder}\n`;
    });
    return `The patches of a stretch on WASM: the least of many rounds, beside the first network, weights\n${rows.join('')}`;
}
