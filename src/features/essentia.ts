/** The bridge to essentia.js: the only file that knows its vectors, its addresses and its argument lists. */
import type { EssentiaModule, FloatVector, Transform } from '#essentia-wasm';

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
    const { planRealFft, realFft } = wasm.asm;
    const isOpen = planRealFft !== undefined && realFft !== undefined;
    return {
        powerSpectrum: isOpen ? plannedSpectrum(wasm, { planRealFft, realFft }) : algorithmsSpectrum(wasm),
        heapBytes: () => wasm.HEAPF32.byteLength,
    };
}

/** By the transform itself: the algorithm makes a plan for each frame, which takes twice as long as to follow it. */
function plannedSpectrum(wasm: EssentiaModule, { planRealFft, realFft }: Transform): Essentia['powerSpectrum'] {
    let plannedLength = 0;
    let [plan, input, output] = [0, 0, 0];
    return (frame, power) => {
        const { length } = frame;
        if (length % 2 !== 0) throw new Error(`essentia's PowerSpectrum failed (${length} samples)`);
        if (length !== plannedLength) {
            for (const address of [plan, input, output]) wasm._free(address);
            [plan, input, output] = [planRealFft(length, 0), wasm._malloc(4 * length), wasm._malloc(4 * length + 8)];
            plannedLength = length;
        }
        wasm.HEAPF32.set(frame, input / 4);
        realFft(plan, input, output);
        const spectrum = wasm.HEAPF32.subarray(output / 4, output / 4 + length + 2);
        for (let bin = 0; bin < power.length; bin++) {
            const re = spectrum[2 * bin] as number;
            const im = spectrum[2 * bin + 1] as number;
            // In single precision throughout, as essentia does.
            power[bin] = Math.fround(re * re) + Math.fround(im * im);
        }
    };
}

function algorithmsSpectrum(wasm: EssentiaModule): Essentia['powerSpectrum'] {
    const algorithms = new wasm.EssentiaJS(false);
    // One for all frames: songs come one after the other, and frames of a song are of one length.
    const vector = new wasm.VectorFloat();
    let vectorLength = 0;
    return (frame, power) => {
        if (vectorLength !== frame.length) vector.resize((vectorLength = frame.length), 0);
        valuesOf(wasm, vector).set(frame);
        const result = called('PowerSpectrum', () => algorithms.PowerSpectrum(vector, frame.length));
        power.set(valuesOf(wasm, result.powerSpectrum).subarray(0, power.length));
        result.powerSpectrum.delete();
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
