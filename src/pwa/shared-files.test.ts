import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepShared, takeShared } from './shared-files.ts';

/** One cache, as browsers have it and Node has not; the end-to-end test uses the browser's. */
class MemoryCaches {
    readonly kept = new Map<string, Response>();
    mostKept = Infinity;

    async open() {
        return {
            put: async (address: string, response: Response) => {
                if (this.kept.size >= this.mostKept) throw new DOMException('full', 'QuotaExceededError');
                this.kept.set(new URL(address, 'https://segue.example/').href, response);
            },
            keys: async () => [...this.kept.keys()].map((url) => new Request(url)),
            match: async ({ url }: Request) => this.kept.get(url)?.clone(),
            delete: async ({ url }: Request) => this.kept.delete(url),
        };
    }
}

let memory: MemoryCaches;

beforeEach(() => {
    memory = new MemoryCaches();
    vi.stubGlobal('caches', memory);
});

afterEach(() => void vi.unstubAllGlobals());

function shareOf(...files: File[]): Request {
    const form = new FormData();
    form.set('title', 'a word that comes with it');
    for (const file of files) form.append('songs', file);
    return new Request('https://segue.example/share', { method: 'POST', body: form });
}

const song = (name: string) => new File([`sound of ${name}`], name, { type: 'audio/mpeg' });

test('shared songs wait in their order, with name, type and sound, and are handed out once', async () => {
    const names = ['Ä/ö ?#%.mp3', '夜に駆ける.mp3', 'twin.mp3', 'twin.mp3'];
    expect(await keepShared(shareOf(...names.map(song)))).toBe('kept');
    const taken = await takeShared();
    expect(taken.map(({ name }) => name)).toEqual(names);
    expect([taken[1]?.type, await taken[1]?.text()]).toEqual(['audio/mpeg', 'sound of 夜に駆ける.mp3']);
    expect(await takeShared()).toEqual([]);
});

test('two windows that ask at once share the songs, each song to one', async () => {
    await keepShared(shareOf(song('a.mp3'), song('b.mp3')));
    const taken = (await Promise.all([takeShared(), takeShared()])).flat();
    expect(taken.map(({ name }) => name).sort()).toEqual(['a.mp3', 'b.mp3']);
});

test('a share without a file, with an empty one, or that is no form at all, is nothing', async () => {
    expect(await keepShared(shareOf())).toBe('nothing');
    expect(await keepShared(shareOf(new File([], 'empty.mp3')))).toBe('nothing');
    const letter = new Request('https://segue.example/share', { method: 'POST', body: 'a letter' });
    expect(await keepShared(letter)).toBe('nothing');
});

test('a full disk is said', async () => {
    memory.mostKept = 1;
    expect(await keepShared(shareOf(song('a.mp3'), song('b.mp3')))).toBe('full');
});

test('without a cache to keep it in a share finds no room, and none can be taken', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await keepShared(shareOf(song('a.mp3')))).toBe('full');
    await expect(takeShared()).rejects.toThrow('Cache Storage');
});

test('of more songs than a share may bring, the first are kept', async () => {
    await keepShared(shareOf(...Array.from({ length: 120 }, (_, i) => song(`${i}.mp3`))));
    expect(await takeShared()).toHaveLength(100);
});
