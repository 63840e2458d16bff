import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnalyser } from './analyser.ts';
import type { DecodingCalls } from './decoding/protocol.ts';
import type { AnalysisCalls } from './protocol.ts';
import type { Request } from './worker-messages.ts';

// Vite gives the binary an address; Node has none to fetch it from.
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
    default: 'https://segue.test/b.wasm',
}));

/** Node has no web workers. This one says that it has loaded the network, and remembers which. */
class LoadingWorker extends EventTarget {
    static versions: string[] = [];

    postMessage({ id, call, input }: Request<AnalysisCalls & DecodingCalls>): void {
        if (call === 'load') LoadingWorker.versions.push(input.files.model.contract.version);
        else if (call !== 'prepare') return;
        const output = { name: 'wasm', patchMillis: 25 };
        this.dispatchEvent(new MessageEvent('message', { data: { id, kind: 'done', output } }));
    }

    terminate(): void {
        // It does nothing that could be ended.
    }
}

const shippedVersion = JSON.parse(await readFile(new URL('../../public/model/spec.json', import.meta.url), 'utf8'))
    .version as string;

beforeEach(() => {
    LoadingWorker.versions = [];
    vi.stubGlobal('Worker', LoadingWorker);
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
});

afterEach(() => void vi.unstubAllGlobals());

/** Serves the shipped network; a cache on the way has kept the description of an older one. */
function serve(isMissing: (name: string) => boolean = () => false): void {
    vi.stubGlobal('fetch', async ({ pathname, search }: URL) => {
        if (pathname.endsWith('.wasm')) return new Response('wasm');
        const name = pathname.replace('/model/', '');
        if (isMissing(name)) return new Response('', { status: 404 });
        const file = await readFile(new URL(`../../public${pathname}`, import.meta.url));
        if (name !== 'spec.json' || search !== '') return new Response(new Uint8Array(file));
        return Response.json({ ...JSON.parse(file.toString()), version: '0.9.0', checksum: 'of older files' });
    });
}

const create = () => createAnalyser({ modelFolder: 'https://segue.test/model/' });

test('where a cache keeps an older description, the page is told what the workers are handed', async () => {
    serve();
    const analyser = create();
    const [{ version }] = await Promise.all([analyser.contract(), analyser.load('wasm')]);
    expect([version, ...LoadingWorker.versions]).toEqual([shippedVersion, shippedVersion]);
});

test('without the network itself its description is read all the same, and the next call tries again', async () => {
    serve((name) => name.endsWith('.bin'));
    const analyser = create();
    expect((await analyser.contract()).genres).toContain('blues');
    await expect(analyser.load('wasm')).rejects.toThrow('the server answered 404');
    serve();
    expect((await analyser.contract()).version).toBe(shippedVersion);
});

test('without any of it, what it hears is not known', async () => {
    serve(() => true);
    await expect(create().contract()).rejects.toThrow('spec.json, the server answered 404');
});
