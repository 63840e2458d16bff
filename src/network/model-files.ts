/** The network's files, fetched by the page: in Firefox a worker's own fetch fails offline before a service worker sees it. */
import wasmAddress from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as v from 'valibot';
import { parseContract, type Contract } from '../contract.ts';
import { createFetchAnew } from './fetch-anew.ts';

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

/**
 * Fetches all that the network needs from `folder`. When what comes is not what the contract was written for, it is fetched once more, past
 * every cache. Rejects when a file is missing, or wrong again.
 */
export async function fetchModel(folder: string): Promise<ModelFiles> {
    const files = await rightFiles(folder, fetch).catch(() => rightFilesAnew(folder));
    return { ...files, wasmBinary: await (await fetchOk(new URL(wasmAddress, import.meta.url))).arrayBuffer() };
}

type RightFiles = Omit<ModelFiles, 'wasmBinary'>;
type Fetch = (address: URL) => Promise<Response>;

async function rightFilesAnew(folder: string): Promise<RightFiles> {
    const anew = createFetchAnew();
    const files = await rightFiles(folder, (address) => anew.fetch(address));
    // They serve for now, also where they cannot be kept.
    await anew.keep().catch(() => undefined);
    return files;
}

async function rightFiles(folder: string, fetchFile: Fetch): Promise<RightFiles> {
    const text = async (name: string) => (await fetchOk(new URL(name, folder), fetchFile)).text();
    const [spec, modelJson] = await Promise.all([text('spec.json'), text('model.json')]);
    const contract = parseContract(JSON.parse(spec));
    const { weightsManifest } = v.parse(manifestSchema, JSON.parse(modelJson));
    const shards = await Promise.all(
        weightsManifest
            .flatMap(({ paths }) => paths)
            .map(async (path) => (await fetchOk(new URL(path, folder), fetchFile)).blob()),
    );
    const weights = await new Blob(shards).arrayBuffer();
    const checksum = await sha256(new Blob([modelJson, weights]));
    if (checksum !== contract.checksum) {
        throw new Error(`the network's files have the checksum ${checksum}, the contract says ${contract.checksum}`);
    }
    return { contract, modelJson, weights };
}

async function fetchOk(address: URL, fetchFile: Fetch = fetch): Promise<Response> {
    const response = await fetchFile(address);
    if (!response.ok) throw new Error(`expected ${address.pathname}, the server answered ${response.status}`);
    return response;
}

async function sha256(content: Blob): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
