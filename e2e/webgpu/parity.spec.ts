import { expect, test, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { leanTensorFlow } from '../../build/lean-tensorflow.ts';
import { quadrants } from '../../src/contract.ts';
import type { BackendName } from '../../src/flow.ts';
import { sigmoid, softmaxRows } from '../../src/network/probabilities.ts';
import { readGolden, readModel } from '../../src/network/shipped-model.fixture.ts';
import type * as NetworkInPage from './network-in-page.ts';

const entry = fileURLToPath(new URL('network-in-page.ts', import.meta.url));
const scripts = new Map<string, string>();

// A software adapter computes a patch in seconds.
test.describe.configure({ timeout: 400_000 });

test.beforeAll(async () => {
    const built = await build({
        configFile: false,
        logLevel: 'error',
        plugins: [leanTensorFlow()],
        build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'network' } },
    });
    const [output] = [built].flat();
    if (!output || !('output' in output)) throw new Error('expected a finished build');
    for (const chunk of output.output) if (chunk.type === 'chunk') scripts.set(chunk.fileName, chunk.code);
});

for (const backend of ['wasm', 'webgpu'] satisfies BackendName[]) {
    test(`on ${backend} the network says what training wrote down, and no tensor outlives the call`, async ({
        page,
    }) => {
        const { contract, modelJson, weights, wasmBinary } = await readModel();
        const golden = readGolden();
        await serveNetwork(page);
        const heard = await page.evaluate(
            async ({ wanted, contract, modelJson, base64, picture, count }) => {
                const { loadNetwork, memory } = (await import(
                    `${location.origin}/parity/network.js`
                )) as typeof NetworkInPage;
                const [weights, wasmBinary] = base64.map(
                    (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer,
                );
                if (!weights || !wasmBinary) throw new Error('expected two files');
                const network = await loadNetwork({ contract, modelJson, weights, wasmBinary }, wanted);
                const tensorsBefore = memory().numTensors;
                const outputs = await network.hear(Float32Array.from(picture), count);
                return {
                    backend: network.backend,
                    tensorsLeft: memory().numTensors - tensorsBefore,
                    outputs: Object.fromEntries(Object.entries(outputs).map(([name, values]) => [name, [...values]])),
                };
            },
            {
                wanted: backend,
                contract,
                modelJson,
                base64: [weights, wasmBinary].map((bytes) => Buffer.from(bytes).toString('base64')),
                picture: [...golden.picture],
                count: golden.count,
            },
        );
        expect(heard.backend).toBe(backend);
        expect(heard.tensorsLeft).toBe(0);
        const { families, familyTemperature, genres, temperature } = contract;
        const likely = (count: number, divisor: number) => (logits: Float32Array) =>
            softmaxRows(logits, count, divisor);
        const asTold = {
            families: likely(families.length, familyTemperature),
            genres: likely(genres.length, temperature),
            quadrants: likely(quadrants.length, 1),
        };
        for (const name of ['families', 'genres', 'quadrants'] as const) {
            const said = asTold[name](Float32Array.from(heard.outputs[name] ?? []));
            expectWithin([...said], asTold[name](golden.outputs[name]), golden.tolerance[name]);
        }
        for (const name of ['styles', 'moods', 'tags', 'classes'] as const)
            expectWithin(heard.outputs[name] ?? [], sigmoid(golden.outputs[name]), golden.tolerance[name]);
        expectWithin(heard.outputs['embeddings'] ?? [], golden.outputs.embedding, golden.tolerance.embedding);
    });
}

/** A page of the same origin that holds nothing but the network. */
async function serveNetwork(page: Page): Promise<void> {
    await page.route('**/parity/**', (route) => {
        const code = scripts.get(new URL(route.request().url()).pathname.replace('/parity/', ''));
        return route.fulfill(
            code === undefined
                ? { contentType: 'text/html', body: '<!doctype html><title>Parity</title>' }
                : { contentType: 'text/javascript', body: code },
        );
    });
    await page.goto('/parity/');
}

function expectWithin(values: readonly number[], expected: Float32Array, tolerance: number): void {
    expect(values).toHaveLength(expected.length);
    const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
    expect(worst).toBeLessThanOrEqual(tolerance);
}
