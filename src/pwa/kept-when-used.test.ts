import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerAndKeep, isOfPaper } from './kept-when-used.ts';

const scope = 'https://segue.example/app/';
const of = (path: string): URL => new URL(path, scope);

/** One cache, as browsers have it and Node has not; the end-to-end test uses the browser's. */
class MemoryCaches {
    readonly kept = new Map<string, Response>();
    isFull = false;

    async open() {
        return {
            put: async ({ url }: Request, response: Response) => {
                if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
                this.kept.set(url, response);
            },
            keys: async () => [...this.kept.keys()].map((url) => new Request(url)),
            match: async ({ url }: Request) => this.kept.get(url)?.clone(),
            delete: async ({ url }: Request) => this.kept.delete(url),
        };
    }
}

let memory: MemoryCaches;
let server: (request: Request) => Response;

beforeEach(() => {
    memory = new MemoryCaches();
    server = () => new Response('first');
    vi.stubGlobal('caches', memory);
    vi.stubGlobal('fetch', async (request: Request) => server(request));
});

afterEach(() => void vi.unstubAllGlobals());

const off = (): never => {
    throw new TypeError('Failed to fetch');
};

async function answer(path = 'paper/spec.json'): Promise<string> {
    return (await answerAndKeep(new Request(of(path)))).text();
}

test.each([
    ['paper/spec.json', true],
    ['paper/head/group1-shard1of1.bin', true],
    ['assets/paper-worker-Abc.js', true],
    ['assets/analysis-worker-Abc.js', false],
    ['model/spec.json', false],
    ['paper/spec.json?anew=', false],
    ['/paper/spec.json', false],
    ['https://elsewhere.example/app/paper/spec.json', false],
])('%s is of the paper’s network: %s', (path, expected) => {
    expect(isOfPaper(of(path), scope)).toBe(expected);
});

test('the server answers while it can, and its last answer when it cannot', async () => {
    expect(await answer()).toBe('first');
    server = () => new Response('second');
    expect(await answer()).toBe('second');
    server = off;
    expect(await answer()).toBe('second');
});

test('what was never used is not there with the network off', async () => {
    await answer();
    server = off;
    await expect(answer('paper/other.bin')).rejects.toThrow('Failed to fetch');
});

test('an error of the server is passed on and does not take the place of what is kept', async () => {
    await answer();
    server = () => new Response('sorry', { status: 503 });
    expect(await answer()).toBe('sorry');
    server = off;
    expect(await answer()).toBe('first');
});

test('a full disk keeps nothing, and the answer serves all the same', async () => {
    memory.isFull = true;
    expect(await answer()).toBe('first');
    expect(memory.kept.size).toBe(0);
});

test('of the code one version is kept', async () => {
    await answer();
    await answer('assets/paper-worker-1.js');
    await answer('assets/paper-worker-2.js');
    expect([...memory.kept.keys()]).toEqual([of('paper/spec.json').href, of('assets/paper-worker-2.js').href]);
});
