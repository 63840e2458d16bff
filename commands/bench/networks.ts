/** How fast networks are on WASM, heard in turn: what slows the machine slows all of them alike. */
import { loadGraphModelSync, type GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, tensor, type io, type Tensor } from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomNumbers } from '../../src/library/track.fixture.ts';
import { startBackend } from '../../src/network/backend.ts';
import { readWasm } from '../../src/network/shipped-model.ts';

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

interface Read {
    readonly folder: string;
    readonly json: io.ModelJSON;
    readonly weights: ArrayBuffer;
}

/** In each round every network hears pictures of this shape. Rejects, naming its folder, for one that cannot be read. */
export async function measureNetworks(
    folders: readonly string[],
    shape: Shape,
    rounds: number,
): Promise<readonly NetworkTimes[]> {
    const read = await Promise.all(folders.map(readNetwork));
    await startBackend('wasm', await readWasm());
    const models = read.map(({ json, weights }) => loadGraphModelSync([json, weights]));
    const least = models.map(() => Infinity);
    for (let round = 0; round <= rounds; round++) {
        for (const [i, model] of models.entries()) {
            const millis = await time(model, shape);
            // The first round warms them up.
            if (round > 0) least[i] = Math.min(least[i] ?? NaN, millis);
        }
    }
    for (const model of models) model.dispose();
    return read.map(({ folder, json, weights }, i) => ({
        folder,
        generatedBy: json.generatedBy ?? '',
        bytes: weights.byteLength,
        millis: least[i] ?? NaN,
    }));
}

async function readNetwork(folder: string): Promise<Read> {
    try {
        const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as io.ModelJSON;
        const paths = json.weightsManifest.flatMap((group) => group.paths);
        const shards = await Promise.all(paths.map((path) => readFile(join(folder, path))));
        return { folder, json, weights: new Uint8Array(Buffer.concat(shards)).buffer };
    } catch (cause) {
        throw new Error(`${folder} holds no network: ${(cause as Error).message}`, { cause });
    }
}

async function time(model: GraphModel<io.IOHandlerSync>, shape: Shape): Promise<number> {
    const random = randomNumbers(1);
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random());
    const picture = tensor(values, [...shape]);
    const start = performance.now();
    const heard = model.execute(
        { picture },
        model.outputs.map(({ name }) => name),
    );
    const said: readonly Tensor[] = Array.isArray(heard) ? heard : [heard];
    await Promise.all(said.map((output) => output.data()));
    const millis = performance.now() - start;
    dispose([picture, ...said]);
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
