import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AsThePaper } from './as-the-paper.svelte.ts';
import type { Request } from '../analysis/worker-messages.ts';
import type { Picture } from '../flow.ts';
import { readWasm } from '../network/shipped-model.fixture.ts';
import { loadPaperNetwork, type PaperNetwork } from './paper-network.ts';
import type { PaperCalls } from './protocol.ts';
import { readPaperGolden } from './shipped-paper.fixture.ts';

// Vite gives the binary an address; Node has none to fetch it from.
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
    default: 'https://segue.test/b.wasm',
}));

/** Node has no web workers. This one runs the real network where the test runs. */
class WorkerHere extends EventTarget {
    static started = 0;
    static crashes = false;
    isTerminated = false;
    #network: PaperNetwork | undefined;

    constructor() {
        super();
        WorkerHere.started += 1;
    }

    async postMessage({ id, call, input }: Request<PaperCalls>): Promise<void> {
        if (WorkerHere.crashes) return this.#say({ id, kind: 'crashed', message: 'a crash' });
        if (call === 'load') this.#network = await loadPaperNetwork(input);
        const output = call === 'hear' ? await this.#network?.hear(input) : null;
        this.#say({ id, kind: 'done', output });
    }

    terminate(): void {
        this.isTerminated = true;
    }

    #say(data: object): void {
        if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
    }
}

const [golden] = readPaperGolden().songs;
if (!golden) throw new Error('expected a golden song');
let isOn: boolean;
let isServerOff: boolean;
let fetched: string[];
let pictures: Record<string, Picture | undefined>;

beforeEach(() => {
    [isOn, isServerOff, fetched, pictures] = [true, false, [], { golden: golden.picture }];
    [WorkerHere.started, WorkerHere.crashes] = [0, false];
    vi.stubGlobal('Worker', WorkerHere);
    vi.spyOn(console, 'error').mockReturnValue();
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', async (address: URL | string) => {
        // By an address of its own TensorFlow.js asks for what it was handed.
        if (typeof address === 'string') return fetch(address);
        if (isServerOff) throw new TypeError('Failed to fetch');
        fetched.push(address.pathname);
        if (address.pathname.endsWith('.wasm')) return new Response(await readWasm());
        const bytes = await readFile(new URL(`../../public${address.pathname}`, import.meta.url));
        return new Response(new Uint8Array(bytes));
    });
});

afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
});

function create(): AsThePaper {
    return new AsThePaper({
        folder: () => 'https://segue.test/paper/',
        isOn: () => isOn,
        pictureOf: async (trackId) => pictures[trackId] ?? null,
    });
}

test('nothing is fetched and no worker starts before it is switched on', async () => {
    isOn = false;
    const paper = create();
    await paper.hear('golden');
    expect([fetched, WorkerHere.started, paper.hearingOf('golden')]).toEqual([[], 0, undefined]);
});

test('a song is heard once, by name of genre, and in one worker', async () => {
    const paper = create();
    const first = paper.hear('golden');
    expect(paper.hearingOf('golden')).toEqual({ kind: 'hearing' });
    await Promise.all([first, paper.hear('golden')]);
    await paper.hear('golden');
    const heard = paper.hearingOf('golden');
    if (heard?.kind !== 'heard') throw new Error(`expected it to be heard, not ${JSON.stringify(heard)}`);
    expect(heard.genres).toEqual(paper.spec?.genres);
    heard.probabilities.forEach((value, i) => expect(value).toBeCloseTo(golden.genres[i] ?? NaN, 2));
    expect([WorkerHere.started, paper.state]).toEqual([1, 'ready']);
    expect(fetched).toHaveLength(new Set(fetched).size);
});

test('with the network off it is unavailable, and the next try succeeds', async () => {
    isServerOff = true;
    const paper = create();
    await paper.hear('golden');
    expect([paper.state, paper.hearingOf('golden')]).toEqual([
        'unavailable',
        { kind: 'failed', reason: 'unavailable' },
    ]);
    expect(WorkerHere.started).toBe(0);
    isServerOff = false;
    await paper.hear('golden');
    expect([paper.state, paper.hearingOf('golden')?.kind]).toEqual(['ready', 'heard']);
});

test('a worker that crashes is said to have, and the next try starts another', async () => {
    WorkerHere.crashes = true;
    const paper = create();
    await paper.hear('golden');
    expect(paper.hearingOf('golden')).toEqual({ kind: 'failed', reason: 'crashed' });
    WorkerHere.crashes = false;
    await paper.hear('golden');
    expect([paper.hearingOf('golden')?.kind, WorkerHere.started]).toEqual(['heard', 2]);
});

test('a song without a picture, with one of another size, or too long for what is kept of it, is not heard, and says why', async () => {
    const { picture } = golden;
    const [bands, levels] = [picture.bands / 2, picture.levels.subarray(0, picture.levels.length / 2)];
    pictures = {
        coarse: { ...picture, columnSeconds: 5 * picture.columnSeconds },
        empty: { ...picture, columns: 0 },
        small: { ...picture, bands, levels },
    };
    const paper = create();
    const ids = ['none', 'empty', 'small', 'coarse'];
    await Promise.all(ids.map((id) => paper.hear(id)));
    expect(ids.map((id) => paper.hearingOf(id))).toEqual([
        { kind: 'failed', reason: 'no-picture' },
        { kind: 'failed', reason: 'no-picture' },
        { kind: 'failed', reason: 'other-picture' },
        { kind: 'failed', reason: 'too-long' },
    ]);
    expect(WorkerHere.started).toBe(0);
});

test('put away on the way, it tells nothing of what was asked before, and can be switched on again', async () => {
    const paper = create();
    const hearing = paper.hear('golden');
    await vi.waitUntil(() => WorkerHere.started === 1, { timeout: 60_000 });
    paper.putAway();
    await hearing;
    expect(paper.hearingOf('golden')).toBeUndefined();
    await paper.hear('golden');
    expect([paper.hearingOf('golden')?.kind, WorkerHere.started]).toEqual(['heard', 2]);
});

test('put away before its files have come, it starts no worker', async () => {
    const paper = create();
    const hearing = paper.hear('golden');
    paper.putAway();
    await hearing;
    expect([WorkerHere.started, paper.hearingOf('golden'), paper.state]).toEqual([0, undefined, 'loading']);
});
