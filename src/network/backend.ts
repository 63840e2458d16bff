/** The processor that runs the network: WebGPU where there is a real one, else WASM (SIMD, one thread). */
import { backend, env, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../flow.ts';

const simdBinary = 'tfjs-backend-wasm-simd.wasm';
const otherBinaries = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];

/**
 * Starts the backend that was chosen and returns the one in use: 'wasm' as well where WebGPU was wished for and is missing
 * or does not start. Automatic takes WebGPU only on a real adapter; a software one is about sixty times slower than WASM.
 * Rejects when `wasmBinary` is not a module that this browser can run.
 */
export async function startBackend(choice: BackendChoice, wasmBinary: ArrayBuffer): Promise<BackendName> {
    if (choice !== 'wasm' && (await startWebGpu(choice))) return 'webgpu';
    await startWasm(wasmBinary);
    return 'wasm';
}

/** True once the graphics device is gone; what was computed since cannot be trusted. */
export interface DeviceWatch {
    readonly lost: boolean;
}

/** Watches the device of the backend in use. WASM has none that could be lost. */
export function watchDevice(): DeviceWatch {
    const watch = { lost: false };
    const { device } = backend() as { device?: GPUDevice };
    void device?.lost.then(() => (watch.lost = true));
    return watch;
}

async function startWebGpu(choice: BackendChoice): Promise<boolean> {
    const adapter = await globalThis.navigator?.gpu
        ?.requestAdapter({ powerPreference: 'high-performance' })
        .catch(() => null);
    if (!adapter || (choice === 'automatic' && isSoftware(adapter))) return false;
    await import('@tensorflow/tfjs-backend-webgpu');
    return setBackend('webgpu').catch(() => false);
}

function isSoftware(adapter: GPUAdapter): boolean {
    return adapter.info.isFallbackAdapter || adapter.info.architecture === 'swiftshader';
}

async function startWasm(wasmBinary: ArrayBuffer): Promise<void> {
    // tfjs waits for ever for a binary that does not compile.
    if (!WebAssembly.validate(wasmBinary)) throw new Error('expected a WASM binary that this browser can run');
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
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

/** Forgets the WebGPU backend, with all its tensors, after its device was lost. */
export function dropWebGpu(): void {
    removeBackend('webgpu');
}
