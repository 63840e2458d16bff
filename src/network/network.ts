/** The network: pictures of ten seconds in; what the contract names out. */
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { loadGraphModelSync } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import { dispose, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { quadrants, type Contract } from '../contract.ts';
import type { BackendChoice, BackendName } from '../flow.ts';
import { dropWebGpu, startBackend, watchDevice, type DeviceWatch } from './backend.ts';
import type { ModelFiles } from './model-files.ts';
import { sigmoid } from './probabilities.ts';

/** What the network says of some patches, row after row. */
interface NetworkOutput {
    /** [patches, families], logits; [patches, genres] and [patches, 4] alike. */
    readonly families: Float32Array;
    readonly genres: Float32Array;
    readonly quadrants: Float32Array;
    /** [patches, styles], probabilities, as are the moods. */
    readonly styles: Float32Array;
    readonly moods: Float32Array;
    /** [patches, tags], probabilities. */
    readonly tags: Float32Array;
    /** [patches, embeddingLength]. */
    readonly embeddings: Float32Array;
    /** [patches, classes], probabilities; empty where the contract has no classes. */
    readonly classes: Float32Array;
}

export interface Network {
    /** The backend in use; becomes 'wasm' when a graphics device is lost on the way. */
    readonly backend: BackendName;
    /** Time for one patch after warm-up, in milliseconds. */
    readonly patchMillis: number;
    /** Hears `count` patches: `patches[(patch * columns + column) * bands + band]`, 0 to 1. One call at a time. */
    hear(patches: Float32Array, count: number): Promise<NetworkOutput>;
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

async function run(
    loaded: LoadedModel,
    contract: Contract,
    patches: Float32Array,
    count: number,
): Promise<NetworkOutput> {
    const { patchColumns, bands } = contract.input;
    const widths = outputWidths(contract);
    const names = (Object.keys(widths) as OutputName[]).filter((name) => widths[name] > 0);
    const tensors = tidy(() => {
        const picture = tensor(patches, [count, patchColumns, bands]);
        return loaded.model.execute({ picture }, names);
    }) as Tensor[];
    try {
        const values = await Promise.all(names.map((name, i) => rows(tensors[i], [count, widths[name]])));
        if (loaded.device.lost) throw new Error('the graphics device was lost');
        const of = (wanted: OutputName): Float32Array => values[names.indexOf(wanted)] ?? new Float32Array();
        return {
            families: of('families'),
            genres: of('genres'),
            quadrants: of('quadrants'),
            styles: sigmoid(of('styles')),
            moods: sigmoid(of('moods')),
            tags: sigmoid(of('tags')),
            embeddings: of('embedding'),
            classes: sigmoid(of('classes')),
        };
    } finally {
        dispose(tensors);
    }
}

type OutputName = 'families' | 'styles' | 'moods' | 'quadrants' | 'genres' | 'tags' | 'embedding' | 'classes';

/** Numbers that each output has for a patch; the graph need not have an output of none. */
function outputWidths(contract: Contract): Record<OutputName, number> {
    return {
        families: contract.families.length,
        styles: contract.styles.length,
        moods: contract.moods.length,
        quadrants: quadrants.length,
        genres: contract.genres.length,
        tags: contract.tags.length,
        embedding: contract.embeddingLength,
        classes: contract.classes.length,
    };
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
