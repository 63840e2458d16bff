/** The network's files, fetched by the page: in Firefox a worker's own fetch fails offline before a service worker sees it. */
import wasmAddress from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as v from 'valibot';
import { parseContract, type Contract } from '../contract.ts';
import { createFetchAnew } from './fetch-anew.ts';

/** A TensorFlow.js graph model. */
export interface GraphFiles {
    /** `model.json`. */
    readonly modelJson: string;
    /** Its weight shards, joined. */
    readonly weights: ArrayBuffer;
}

export interface ModelFiles extends GraphFiles {
    readonly contract: Contract;
    /** The WASM backend's binary. */
    readonly wasmBinary: ArrayBuffer;
}

export type Fetch = (address: URL) => Promise<Response>;

const checksumSchema = v.object({ checksum: v.string() });
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
    const files = await rightOrAnew(async (fetchFile) => {
        const [spec, graph] = await Promise.all([
            fetchText(new URL('spec.json', folder), fetchFile),
            fetchGraph(folder, fetchFile),
        ]);
        const contract = parseContract(JSON.parse(spec));
        await expectChecksum(contract.checksum, [graph]);
        return { ...graph, contract };
    });
    return { ...files, wasmBinary: await fetchWasm() };
}

/** Fetches the network that hears tempo from `folder`, as `fetchModel` does. */
export async function fetchRhythmGraph(folder: string): Promise<GraphFiles> {
    return rightOrAnew(async (fetchFile) => {
        const [spec, graph] = await Promise.all([
            fetchText(new URL('spec.json', folder), fetchFile),
            fetchGraph(folder, fetchFile),
        ]);
        await expectChecksum(v.parse(checksumSchema, JSON.parse(spec)).checksum, [graph]);
        return graph;
    });
}

/** What `read` makes of files; when it rejects, it reads once more, past every cache, and what came then is kept. */
export async function rightOrAnew<T>(read: (fetchFile: Fetch) => Promise<T>): Promise<T> {
    return read(fetch).catch(async () => {
        const anew = createFetchAnew();
        const files = await read((address) => anew.fetch(address));
        // They serve for now, also where they cannot be kept.
        await anew.keep().catch(() => undefined);
        return files;
    });
}

/** The graph model in `folder`. Rejects when a file is missing, or `model.json` is none. */
export async function fetchGraph(folder: string, fetchFile: Fetch): Promise<GraphFiles> {
    const modelJson = await fetchText(new URL('model.json', folder), fetchFile);
    const { weightsManifest } = v.parse(manifestSchema, JSON.parse(modelJson));
    const shards = await Promise.all(
        weightsManifest
            .flatMap(({ paths }) => paths)
            .map(async (path) => (await fetchOk(new URL(path, folder), fetchFile)).blob()),
    );
    return { modelJson, weights: await new Blob(shards).arrayBuffer() };
}

export async function fetchText(address: URL, fetchFile: Fetch): Promise<string> {
    return (await fetchOk(address, fetchFile)).text();
}

export async function fetchWasm(): Promise<ArrayBuffer> {
    return (await fetchOk(new URL(wasmAddress, import.meta.url))).arrayBuffer();
}

/** Rejects unless `checksum` is the SHA-256, hexadecimal, of all these files, one after the other. */
export async function expectChecksum(checksum: string, graphs: readonly GraphFiles[]): Promise<void> {
    const content = new Blob(graphs.flatMap(({ modelJson, weights }) => [modelJson, weights]));
    const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
    const found = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (found !== checksum)
        throw new Error(`the network's files have the checksum ${found}, the contract says ${checksum}`);
}

async function fetchOk(address: URL, fetchFile: Fetch = fetch): Promise<Response> {
    const response = await fetchFile(address);
    if (!response.ok) throw new Error(`expected ${address.pathname}, the server answered ${response.status}`);
    return response;
}
