import { expect, test } from 'vitest';
import { chunks, workerChunks } from './chunks.ts';

/** By module, those that import it; the page begins with `main.ts`. */
const importers: Readonly<Record<string, readonly string[]>> = {
    'main.ts': [],
    'flow.ts': ['main.ts', 'app/second-half.ts'],
    'app/second-half.ts': [],
    'sets/set.ts': ['app/second-half.ts'],
    'ui/library/LibrarySide.svelte': [],
    'ui/library/SongRow.svelte': ['ui/library/LibrarySide.svelte', 'ui/Screens.svelte'],
    'labels/label.ts': ['ui/library/SongRow.svelte', 'sets/set.ts'],
    'ui/Screens.svelte': [],
    'a/one.ts': ['a/other.ts'],
    'a/other.ts': ['a/one.ts'],
};

const graph = {
    getModuleInfo: (id: string) => {
        const found = importers[id];
        return found ? { isEntry: id === 'main.ts', importers: found, dynamicImporters: [] } : null;
    },
};

/** As the bundler does: those of the highest priority choose first. */
const chunkOf = (id: string): string | undefined =>
    chunks
        .toSorted((a, b) => b.priority - a.priority)
        .map(({ name }) => name(id, graph))
        .find((name) => name !== null);

test('the page begins with one file, and each of the first later parts with one more', () => {
    expect(Object.keys(importers).map((id) => chunkOf(id))).toEqual([
        ...['index', 'index', 'second-half', 'second-half'],
        ...['LibrarySide', 'LibrarySide', 'second-half'],
        ...[undefined, undefined, undefined],
    ]);
});

test('what is no module is in none of them', () => {
    expect(chunkOf('nowhere.ts')).toBeUndefined();
});

test('what a worker’s script and a part that it fetches later begin with has a file of its own', () => {
    const worker: Readonly<Record<string, { isEntry?: true; importers: string[]; dynamicImporters?: string[] }>> = {
        'worker.ts': { isEntry: true, importers: [] },
        'core.ts': { importers: ['backend.ts', 'webgpu.ts'] },
        'backend.ts': { importers: ['worker.ts'] },
        'webgpu.ts': { importers: [], dynamicImporters: ['backend.ts'] },
        'shaders.ts': { importers: ['webgpu.ts'] },
    };
    const getModuleInfo = (id: string) => {
        const { isEntry = false, importers = [], dynamicImporters = [] } = worker[id] ?? {};
        return worker[id] ? { isEntry, importers, dynamicImporters } : null;
    };
    const [chunk] = workerChunks;
    const named = Object.keys(worker).filter((id) => chunk?.name(id, { getModuleInfo }) === 'shared');
    expect(named).toEqual(['core.ts']);
    expect(chunk?.name('nowhere.ts', { getModuleInfo })).toBeNull();
});
