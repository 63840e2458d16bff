/** The network that hears tempo: pictures in, probabilities out. */
import { loadGraphModelSync, type GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, getBackend, tensor, tidy, type io, type Tensor } from '@tensorflow/tfjs-core';
import { dropWebGpu, startBackend } from './backend.ts';
import type { GraphFiles } from './model-files.ts';

export interface RhythmNetwork {
    /** Probabilities of the classes of tempo, [count, 256], of `count` pictures of 40 bands and 256 columns: `[(picture * 40 + band) * 256 + column]`. */
    tempo(pictures: Float32Array, count: number): Promise<Float32Array>;
    dispose(): void;
}

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

    return {
        async tempo(pictures, count) {
            const ask = () => run('tempo_pictures', pictures, [count, 40, 256, 1], 'tempo');
            return ask().catch(async (error: unknown) => {
                if (getBackend() === 'wasm') throw error;
                dropWebGpu();
                await startBackend('wasm', wasmBinary);
                return ask();
            });
        },
        dispose: () => loaded?.model.dispose(),
    };
}
