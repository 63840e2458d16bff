/** The processor that runs the network: WebGPU where there is a real one, else WASM. Each is fetched when it is used. */
import { backend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../flow.ts';

/**
 * Starts the backend that was chosen and returns the one in use: 'wasm' as well where WebGPU was wished for and is missing
 * or does not start. Automatic takes WebGPU only on a real adapter; a software one is about sixty times slower than WASM.
 * Rejects when `wasmBinary` is not a module that this browser can run.
 */
export async function startBackend(choice: BackendChoice, wasmBinary: ArrayBuffer): Promise<BackendName> {
    if (choice !== 'wasm' && (await startWebGpu(choice))) return 'webgpu';
    const { startWasm } = await import('./wasm-backend.ts');
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

/** Forgets the WebGPU backend, with all its tensors, after its device was lost. */
export function dropWebGpu(): void {
    removeBackend('webgpu');
}
