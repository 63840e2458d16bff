/** WASM with SIMD, in one thread. */
import { env, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

const simdBinary = 'tfjs-backend-wasm-simd.wasm';
const otherBinaries = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];

/** Rejects when `wasmBinary` is not a module that this browser can run. */
export async function startWasm(wasmBinary: ArrayBuffer): Promise<void> {
    // tfjs waits for ever for a binary that does not compile.
    if (!WebAssembly.validate(wasmBinary)) throw new Error('expected a WASM binary that this browser can run');
    // Threads need cross-origin isolation, and hang silently where the page's policy forbids blob workers.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    env().set('WASM_HAS_SIMD_SUPPORT', true);
    const address = URL.createObjectURL(new Blob([wasmBinary], { type: 'application/wasm' }));
    try {
        setWasmPaths(Object.fromEntries([simdBinary, ...otherBinaries].map((name) => [name, address])), true);
        if (!(await setBackend('wasm'))) throw new Error('the WASM backend did not start');
    } finally {
        URL.revokeObjectURL(address);
    }
}
