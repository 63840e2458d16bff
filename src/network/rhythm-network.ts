/** The network that hears tempo and key: pictures in, what it says of them out. */
import { loadGraphModelSync, type GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, getBackend, tensor, tidy, type io, type Tensor } from '@tensorflow/tfjs-core';
import { dropWebGpu, startBackend } from './backend.ts';
import type { GraphFiles } from './model-files.ts';

export interface RhythmNetwork {
    /** Probabilities of the classes of tempo, [count, 256], of `count` pictures of 40 bands and 256 columns: `[(picture * 40 + band) * 256 + column]`. */
    tempo(pictures: Float32Array, count: number): Promise<Float32Array>;
    /** Logits of C major to B major and C minor to B minor, of columns of one song's picture, 0 to 1: `[column * 128 + band]`. */
    key(columns: Float32Array): Promise<Float32Array>;
    dispose(): void;
}

const keyBands = 128;

/** On the backend that is in use when it is asked, from then on; on WASM where a graphics device fails it. */
export function createRhythmNetwork(files: GraphFiles, wasmBinary: ArrayBuffer): RhythmNetwork {
    let loaded: { readonly model: GraphModel<io.IOHandlerSync>; readonly backend: string } | undefined;

    async function run(input: string, values: Float32Array, shape: number[], output: string): Promise<Float32Array> {
        const backend = getBackend();
        if (loaded?.backend !== backend) {
            loaded = {
                model: loadGraphModelSync([JSON.parse(files.modelJson) as io.ModelJSON, files.weights]),
                backend,
            };
        }
        const { model } = loaded;
        const heard = tidy(() => model.execute({ [input]: tensor(values, shape) }, output)) as Tensor;
        try {
            const said = await heard.data<'float32'>();
            if (!said.every(Number.isFinite)) throw new Error('expected finite outputs from the rhythm network');
            return said;
        } finally {
            dispose(heard);
        }
    }

    /** Asks once more, of WASM, where a graphics device fails. */
    const sure = (ask: () => Promise<Float32Array>): Promise<Float32Array> =>
        ask().catch(async (error: unknown) => {
            if (getBackend() === 'wasm') throw error;
            dropWebGpu();
            await startBackend('wasm', wasmBinary);
            return ask();
        });

    return {
        tempo: (pictures, count) => sure(() => run('tempo_pictures', pictures, [count, 40, 256, 1], 'tempo')),
        async key(columns) {
            const shape = [columns.length / keyBands, keyBands];
            const said = await sure(() => run('key_columns', columns, shape, 'key'));
            // The graph has E flat first, and both modes of a tonic side by side.
            return said.map((_, key) => said[2 * ((key + 9) % 12) + Math.floor(key / 12)] ?? 0);
        },
        dispose: () => loaded?.model.dispose(),
    };
}
