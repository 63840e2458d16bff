/** The network's files, fetched by the page: in Firefox a worker's own fetch fails offline before a service worker sees it. */
import wasmAddress from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as v from 'valibot';
import { parseContract, type Contract } from '../contract.ts';

export interface ModelFiles {
    readonly contract: Contract;
    /** `model.json`, a TensorFlow.js graph model. */
    readonly modelJson: string;
    /** Its weight shards, joined. */
    readonly weights: ArrayBuffer;
    /** The WASM backend's binary. */
    readonly wasmBinary: ArrayBuffer;
}

const manifestSchema = v.object({ weightsManifest: v.array(v.object({ paths: v.array(v.string()) })) });

/** Reads `spec.json` in `folder` (an address that ends in a slash). Rejects when it cannot be fetched or is no contract. */
export async function fetchContract(folder: string): Promise<Contract> {
    const response = await fetchOk(new URL('spec.json', folder));
    return parseContract(await response.json());
}

/** Fetches all that the network needs from `folder`. Rejects when a file is missing or is not the one that the contract was written for. */
export async function fetchModel(folder: string): Promise<ModelFiles> {
    const [contract, modelJson, wasmBinary] = await Promise.all([
        fetchContract(folder),
        fetchOk(new URL('model.json', folder)).then((response) => response.text()),
        fetchOk(new URL(wasmAddress, import.meta.url)).then((response) => response.arrayBuffer()),
    ]);
    const { weightsManifest } = v.parse(manifestSchema, JSON.parse(modelJson));
    const shards = await Promise.all(
        weightsManifest
            .flatMap(({ paths }) => paths)
            .map(async (path) => (await fetchOk(new URL(path, folder))).blob()),
    );
    const weights = await new Blob(shards).arrayBuffer();
    const checksum = await sha256(new Blob([modelJson, weights]));
    if (checksum !== contract.checksum) {
        throw new Error(`the network's files have the checksum ${checksum}, the contract says ${contract.checksum}`);
    }
    return { contract, modelJson, weights, wasmBinary };
}

async function fetchOk(address: URL): Promise<Response> {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`expected ${address.pathname}, the server answered ${response.status}`);
    return response;
}

async function sha256(content: Blob): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
