/** The network: pictures of ten seconds in; genres, tags and an embedding out. */
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { loadGraphModelSync } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import { dispose, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Contract } from '../contract.ts';
import type { BackendChoice, BackendName } from '../flow.ts';
import { dropWebGpu, startBackend, watchDevice, type DeviceWatch } from './backend.ts';
import type { ModelFiles } from './model-files.ts';
import { sigmoid, softmaxRows } from './probabilities.ts';

/** What the network says of some patches, row after row. */
interface Heard {
    /** [patches, genres], calibrated probabilities; each row adds up to 1. */
    readonly genres: Float32Array;
    /** [patches, tags], probabilities. */
    readonly tags: Float32Array;
    /** [patches, embeddingLength]. */
    readonly embeddings: Float32Array;
}

export interface Network {
    /** The backend in use; becomes 'wasm' when a graphics device is lost on the way. */
    readonly backend: BackendName;
    /** Time for one patch after warm-up, in milliseconds. */
    readonly patchMillis: number;
    /** Hears `count` patches: `patches[(patch * columns + column) * bands + band]`, 0 to 1. One call at a time. */
    hear(patches: Float32Array, count: number): Promise<Heard>;
    dispose(): void;
}

/** Loads the network, warms it and measures it. Rejects when the graph is not what the contract says. */
export async function loadNetwork(files: ModelFiles, choice: BackendChoice): Promise<Network> {
    let loaded = await start(files, choice).catch((error: unknown) => {
        if (choice === 'wasm') throw error;
        return start(files, 'wasm');
    });
    return {
        get backend() {
            return loaded.backend;
        },
        get patchMillis() {
            return loaded.patchMillis;
        },
        async hear(patches, count) {
            try {
                return await run(loaded, files.contract, patches, count);
            } catch (error) {
                if (loaded.backend === 'wasm') throw error;
                dropWebGpu();
                loaded = await start(files, 'wasm');
                return run(loaded, files.contract, patches, count);
            }
        },
        dispose: () => loaded.model.dispose(),
    };
}

interface LoadedModel {
    readonly model: GraphModel<io.IOHandlerSync>;
    readonly backend: BackendName;
    readonly device: DeviceWatch;
    readonly patchMillis: number;
}

async function start(files: ModelFiles, choice: BackendChoice): Promise<LoadedModel> {
    const { contract } = files;
    const backend = await startBackend(choice, files.wasmBinary);
    const model = loadGraphModelSync([JSON.parse(files.modelJson) as io.ModelJSON, files.weights]);
    const cold: LoadedModel = { model, backend, device: watchDevice(), patchMillis: Infinity };
    try {
        const silence = new Float32Array(contract.input.patchColumns * contract.input.bands);
        await run(cold, contract, silence, 1);
        const startMillis = performance.now();
        await run(cold, contract, silence, 1);
        return { ...cold, patchMillis: performance.now() - startMillis };
    } catch (error) {
        model.dispose();
        throw error;
    }
}

async function run(loaded: LoadedModel, contract: Contract, patches: Float32Array, count: number): Promise<Heard> {
    const { patchColumns, bands } = contract.input;
    const results = tidy(() => {
        const picture = tensor(patches, [count, patchColumns, bands]);
        return loaded.model.execute({ picture }, ['genres', 'tags', 'embedding']);
    }) as Tensor[];
    try {
        const [genres, tags, embeddings] = await Promise.all([
            rows(results[0], [count, contract.genres.length]),
            rows(results[1], [count, contract.tags.length]),
            rows(results[2], [count, contract.embeddingLength]),
        ]);
        if (loaded.device.lost) throw new Error('the graphics device was lost');
        return {
            genres: softmaxRows(genres, contract.genres.length, contract.temperature),
            tags: sigmoid(tags),
            embeddings,
        };
    } finally {
        dispose(results);
    }
}

async function rows(output: Tensor | undefined, shape: readonly number[]): Promise<Float32Array> {
    if (output?.shape.join() !== shape.join()) {
        throw new Error(
            `the contract expects an output of shape [${shape}], the graph gave [${output?.shape ?? 'nothing'}]`,
        );
    }
    const values = await output.data<'float32'>();
    if (!values.every(Number.isFinite)) throw new Error('expected finite outputs from the network');
    return values;
}
