import { runInNewContext } from 'node:vm';
import type { Plugin } from 'vite';
import type { EssentiaModule, Transform } from '#essentia-wasm';
import { essentiaOf, type Essentia } from '../src/features/essentia.ts';
import { bodiesOf, marked, withExports, withMarks, withOnly } from './wasm-functions.ts';

/** The package's module in its script, as it is built for browsers. */
const embedded = /wasmBinaryFile="data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

/** Of version 0.1.3, `kiss_fftr_alloc` and `kiss_fftr`: those that FFTK::createFFTObject and FFTK::compute call. */
const transform: Readonly<Record<keyof Transform, number>> = { planRealFft: 1627, realFft: 3469 };

/**
 * essentia.js has some two hundred algorithms, of which the spectra take one, and 2.5 MB of script that every visit fetches. What is built
 * has the same module, which hands out its transform, with nothing in the functions that making spectra never calls, which it tells when it is run.
 */
export function leanEssentia(): Plugin {
    return {
        name: 'lean-essentia',
        apply: 'build',
        transform: {
            filter: { id: /essentia\.js\/dist\/essentia-wasm\.es\.js/ },
            handler: (code) => ({ code: leanCode(code), map: null }),
        },
    };
}

/** The package's code with the lean module. Throws where it does not hold its module as version 0.1.3 does. */
export function leanCode(code: string): string {
    const base64 = embedded.exec(code)?.[1];
    if (base64 === undefined) throw new Error('expected essentia.js to hold its WebAssembly as version 0.1.3 does');
    const wasm = withExports(new Uint8Array(Buffer.from(base64, 'base64')), transform);
    const lean = withOnly(wasm, neededOf(code, wasm));
    // A character for each byte: of base64, which hides what repeats, gzip would leave half as much again.
    const text = JSON.stringify(Buffer.from(lean).toString('latin1'));
    return code.replace(
        embedded,
        () => `wasmBinaryFile="";wasmBinary=Uint8Array.from(${text},function(c){return c.charCodeAt(0)})`,
    );
}

/** Runs the code with another module than its own. */
export function run(code: string, wasm: Uint8Array): EssentiaModule {
    const script = code.replace(embedded, () => 'wasmBinaryFile="";wasmBinary=given').replace(/^export\b.*$/m, '');
    // In a context of its own it takes itself for no browser and no Node, and hangs itself onto nothing.
    return runInNewContext(`${script};Module`, { given: wasm, console }) as EssentiaModule;
}

/** Even and odd, shorter and longer than the one before, with each of the factors that have a way of their own in the transform, and none. */
const lengths = [2, 4, 6, 8, 10, 14, 22, 96, 400, 750, 1024, 2048, 4096, 4480, 1, 3];

function neededOf(code: string, wasm: Uint8Array): ReadonlySet<number> {
    const module = run(code, withMarks(wasm));
    const frames = lengths.map((length) => new Float32Array(length).fill(0.5));
    // Twice: to begin again takes other functions than to begin.
    for (const essentia of [essentiaOf(module), essentiaOf(module)])
        for (const frame of frames) for (const next of frames) for (const one of [frame, next]) tried(essentia, one);
    // So much that the memory has to grow.
    module._free(module._malloc(module.HEAPF32.byteLength));
    const needed = marked(new Uint8Array(module.HEAPF32.buffer));
    if (needed.size >= bodiesOf(wasm).length) throw new Error('expected functions that nothing calls');
    return needed;
}

/** Odd lengths are refused, which takes functions too. */
function tried(essentia: Essentia, frame: Float32Array): void {
    try {
        essentia.powerSpectrum(frame, new Float32Array(frame.length / 2 + 1));
    } catch {
        if (frame.length % 2 === 0) throw new Error(`expected a spectrum of ${frame.length} samples`);
    }
}
