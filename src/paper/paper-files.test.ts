import { readFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchPaper, parsePaperSpec } from './paper-files.ts';

// Vite gives the binary an address; Node has none to fetch it from.
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
    default: 'https://segue.test/b.wasm',
}));

const folder = 'https://segue.test/paper/';
const shard = 'head/group1-shard1of1.bin';

afterEach(() => void vi.unstubAllGlobals());

/** Serves the shipped files; `spoil` may change what a cache between server and page gives, or all that the server gives. */
function serve(spoil: (bytes: Buffer, from: 'cache' | 'server', name: string) => Buffer | null) {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: URL) => {
        const name = address.pathname.replace('/paper/', '');
        asked.push(`${name}${address.search}`);
        if (name.endsWith('.wasm')) return new Response('wasm');
        const bytes = await readFile(new URL(`../../public/paper/${name}`, import.meta.url));
        const given = spoil(bytes, address.search === '' ? 'cache' : 'server', name);
        return given ? new Response(new Uint8Array(given)) : new Response('', { status: 404 });
    });
    return asked;
}

const flipped = (bytes: Buffer): Buffer => {
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    return bytes;
};

test('both graphs and their description are fetched, each once', async () => {
    const asked = serve((bytes) => bytes);
    const { spec, backbone, head } = await fetchPaper(folder);
    expect(spec.genres).toContain('blues');
    expect(backbone.weights.byteLength).toBeGreaterThan(500_000);
    expect(head.modelJson).toContain('genres');
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked.filter((name) => name.includes('anew'))).toEqual([]);
});

test('a wrong byte in a cache is never used: all is fetched anew', async () => {
    const asked = serve((bytes, from, name) => (from === 'cache' && name === shard ? flipped(bytes) : bytes));
    await fetchPaper(folder);
    expect(asked).toContain(`${shard}?anew=`);
});

test('a server whose files are wrong is refused', async () => {
    serve((bytes, _, name) => (name === shard ? flipped(bytes) : bytes));
    await expect(fetchPaper(folder)).rejects.toThrow('checksum');
});

test('a missing file is named', async () => {
    serve((bytes, _, name) => (name === shard ? null : bytes));
    await expect(fetchPaper(folder)).rejects.toThrow(`/paper/${shard}, the server answered 404`);
});

test('a description that is none is refused, with the field that is wrong', async () => {
    const json = JSON.parse(await readFile(new URL('../../public/paper/spec.json', import.meta.url), 'utf8'));
    expect(() => parsePaperSpec({ ...json, bands: 'many' })).toThrow(/number/);
    serve((bytes, _, name) => (name === 'spec.json' ? Buffer.from('<html>') : bytes));
    await expect(fetchPaper(folder)).rejects.toThrow();
});
