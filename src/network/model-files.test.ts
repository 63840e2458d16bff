import { readFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchModel } from './model-files.ts';

// Vite gives the binary an address; Node has none to fetch it from.
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
    default: 'https://segue.test/b.wasm',
}));

const folder = 'https://segue.test/model/';
const shard = 'group1-shard1of1.bin';

afterEach(() => void vi.unstubAllGlobals());

/** Serves the shipped network; `spoil` may change what a cache between server and page gives, or all that the server gives. */
function serve(spoil: (bytes: Buffer, from: 'cache' | 'server', name: string) => Buffer) {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: URL, { cache = 'default' } = {}) => {
        asked.push(`${address.pathname.replace('/model/', '')}${address.search} ${cache}`);
        if (address.pathname.endsWith('.wasm')) return new Response('wasm');
        const name = address.pathname.replace('/model/', '');
        const bytes = await readFile(new URL(`../../public/model/${name}`, import.meta.url));
        return new Response(new Uint8Array(spoil(bytes, address.search === '' ? 'cache' : 'server', name)));
    });
    return asked;
}

const flipped = (bytes: Buffer): Buffer => {
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    return bytes;
};

test('what is right at once is fetched once', async () => {
    const asked = serve((bytes) => bytes);
    const { weights, contract } = await fetchModel(folder);
    expect(weights.byteLength).toBeGreaterThan(100_000);
    expect(contract.genres).toContain('blues');
    expect(asked.filter((address) => address.includes('anew'))).toEqual([]);
});

test('a wrong byte in a cache is never used: all is fetched anew, past every cache, and kept in the place of the wrong', async () => {
    const asked = serve((bytes, from, name) => (from === 'cache' && name === shard ? flipped(bytes) : bytes));
    const put = vi.fn();
    const keys = async (address: string) =>
        address.endsWith('.bin') ? [new Request(`${address}?__WB_REVISION__=1`)] : [];
    vi.stubGlobal('caches', { keys: async () => ['precache'], open: async () => ({ keys, put }) });
    const { weights } = await fetchModel(folder);
    const right = await readFile(new URL(`../../public/model/${shard}`, import.meta.url));
    expect(right.equals(new Uint8Array(weights))).toBe(true);
    expect(asked).toContain(`${shard}?anew= reload`);
    expect(put).toHaveBeenCalledOnce();
    const [request, response] = put.mock.lastCall as [Request, Response];
    expect(request.url).toBe(`${folder}${shard}?__WB_REVISION__=1`);
    expect(right.equals(new Uint8Array(await response.arrayBuffer()))).toBe(true);
});

test('what a cache has cut short, so that it cannot even be read, is fetched anew too', async () => {
    serve((bytes, from) => (from === 'cache' ? bytes.subarray(0, 50) : bytes));
    expect((await fetchModel(folder)).weights.byteLength).toBeGreaterThan(100_000);
});

test('a server whose files are wrong is refused, and nothing of it is kept', async () => {
    serve((bytes, _, name) => (name === shard ? flipped(bytes) : bytes));
    const open = vi.fn();
    vi.stubGlobal('caches', { keys: async () => ['precache'], open });
    await expect(fetchModel(folder)).rejects.toThrow('checksum');
    expect(open).not.toHaveBeenCalled();
});
