/** The parts of essentia.js's WebAssembly module that are used: the package has no types for them. */
declare module '#essentia-wasm' {
    /** A `std::vector<float>` inside the WebAssembly memory; it stays there until it is deleted. */
    export interface FloatVector {
        /** Embind's handle: the address of the C++ vector, which begins with the addresses of its first and past-the-end value. */
        readonly $$: { readonly ptr: number };
        resize(length: number, fill: number): void;
        delete(): void;
    }

    export interface Algorithms {
        PowerSpectrum(frame: FloatVector, length: number): { powerSpectrum: FloatVector };
    }

    /** What the built app's module hands out of its transform, KISS FFT, see build/lean-essentia.ts; addresses are in bytes. */
    export interface Transform {
        /** A plan of an even length, which `_free` frees; 0 for an odd one. */
        planRealFft(length: number, isInverse: 0): number;
        /** Writes `length / 2 + 1` complex numbers. */
        realFft(plan: number, frame: number, spectrum: number): void;
    }

    export interface EssentiaModule {
        readonly asm: Partial<Transform>;
        _malloc(bytes: number): number;
        _free(address: number): void;
        readonly HEAP32: Int32Array;
        readonly HEAPF32: Float32Array;
        readonly VectorFloat: new () => FloatVector;
        readonly EssentiaJS: new (debug: boolean) => Algorithms;
    }

    /** Named in the browser's build. */
    export const EssentiaWASM: EssentiaModule | undefined;
    /** What Node makes of the build for Node. */
    const whole: EssentiaModule;
    export default whole;
}
