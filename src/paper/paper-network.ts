/** The paper's network: a song's picture in, genres out. MobileNetV2 by its published package, on a backbone of our own; then our head. */
import { load as loadMobileNet } from '@tensorflow-models/mobilenet';
import { loadGraphModelSync } from '@tensorflow/tfjs-converter';
import { io, tensor, tidy, tile, type Tensor } from '@tensorflow/tfjs-core';
import type { Picture } from '../flow.ts';
import type { GraphFiles } from '../network/model-files.ts';
import { softmaxRows } from '../network/probabilities.ts';
import { startWasm } from '../network/wasm-backend.ts';
import type { PaperFiles } from './paper-files.ts';
import { paperStretches, type PaperStretch } from './paper-stretches.ts';

export interface PaperNetwork {
    /** Probabilities in the order of the description's genres, mean over the song's stretches. Rejects for a picture without columns. */
    hear(picture: Picture): Promise<readonly number[]>;
}

/** Loads both graphs on WASM and warms them. Rejects when they are not what the description says. */
export async function loadPaperNetwork({ spec, backbone, head, wasmBinary }: PaperFiles): Promise<PaperNetwork> {
    await startWasm(wasmBinary);
    const mobileNet = await loadMobileNet({ version: 2, modelUrl: fromFiles(backbone), inputRange: spec.inputRange });
    const headModel = loadGraphModelSync([modelOf(head), head.weights]);

    async function logitsOf({ levels, columns }: PaperStretch): Promise<Float32Array> {
        const logits = tidy(() => {
            const grey = tensor(levels, [1, spec.bands, columns, 1]);
            // The package resizes to 224 x 224 and scales to the input's range.
            const features = mobileNet.infer(tile(grey, [1, 1, 1, 3]), true);
            return headModel.execute({ features }, 'genres') as Tensor;
        });
        try {
            if (logits.size !== spec.genres.length)
                throw new Error(`expected ${spec.genres.length} genres, the graph gave ${logits.size}`);
            return await logits.data<'float32'>();
        } finally {
            logits.dispose();
        }
    }

    const network: PaperNetwork = {
        async hear(picture) {
            const stretches = paperStretches(picture, spec);
            if (stretches.length === 0) throw new Error('expected a picture with columns');
            const sum = new Float64Array(spec.genres.length);
            for (const stretch of stretches) {
                const probabilities = softmaxRows(await logitsOf(stretch), spec.genres.length, 1);
                probabilities.forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value * stretch.weight));
            }
            const weights = stretches.reduce((total, { weight }) => total + weight, 0);
            return Array.from(sum, (value) => value / weights);
        },
    };
    const { bands, columnSeconds } = spec;
    await network.hear({ bands, columns: 1, columnSeconds, levels: new Uint8Array(bands) });
    return network;
}

/** What the package loads a network from, without an address: the page has fetched the files. */
function fromFiles(graph: GraphFiles): io.IOHandler {
    const model = modelOf(graph);
    const artifacts = io.getModelArtifactsForJSONSync(model, io.getWeightSpecs(model.weightsManifest), graph.weights);
    return { load: async () => artifacts };
}

/** The files' checksum says that training wrote them. */
function modelOf({ modelJson }: GraphFiles): io.ModelJSON {
    return JSON.parse(modelJson) as io.ModelJSON;
}
