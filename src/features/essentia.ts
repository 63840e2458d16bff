/** The bridge to essentia.js: the only file that knows its vectors, its addresses and its argument lists. */
import type { EssentiaModule, FloatVector } from '#essentia-wasm';

/** Algorithms of essentia; each call frees what it allocated, and throws an `Error` that names the algorithm when that fails. */
export interface Essentia {
    /** |FFT|² of one frame of an even number of samples; fills `power` with its lowest bins. */
    powerSpectrum(frame: Float32Array, power: Float32Array): void;
    /** Size of the module's memory, which grows and never shrinks. */
    heapBytes(): number;
}

let loaded: Promise<Essentia> | undefined;

/** Loads essentia.js once: a script that holds its WebAssembly, so no further request. Rejects where WebAssembly is missing. */
export function loadEssentia(): Promise<Essentia> {
    loaded ??= import('#essentia-wasm').then((exports) => essentiaOf(exports.EssentiaWASM ?? exports.default));
    return loaded;
}

/** The bridge to a module that runs. */
export function essentiaOf(wasm: EssentiaModule): Essentia {
    const algorithms = new wasm.EssentiaJS(false);
    // One for all frames: songs come one after the other, and frames of a song are of one length.
    const vector = new wasm.VectorFloat();
    let vectorLength = 0;
    return {
        powerSpectrum(frame, power) {
            if (vectorLength !== frame.length) vector.resize((vectorLength = frame.length), 0);
            valuesOf(wasm, vector).set(frame);
            const result = called('PowerSpectrum', () => algorithms.PowerSpectrum(vector, frame.length));
            power.set(valuesOf(wasm, result.powerSpectrum).subarray(0, power.length));
            result.powerSpectrum.delete();
        },
        heapBytes: () => wasm.HEAPF32.byteLength,
    };
}

/** Reads the vector's memory at once: its own `get` costs a call from script to WebAssembly per value. */
function valuesOf(wasm: EssentiaModule, vector: FloatVector): Float32Array {
    const first = wasm.HEAP32[vector.$$.ptr / 4] ?? 0;
    const end = wasm.HEAP32[vector.$$.ptr / 4 + 1] ?? 0;
    return wasm.HEAPF32.subarray(first / 4, end / 4);
}

/** essentia throws the bare address of a C++ exception. */
function called<T>(algorithm: string, call: () => T): T {
    try {
        return call();
    } catch (error) {
        throw new Error(`essentia's ${algorithm} failed (${String(error)})`, { cause: error });
    }
}
