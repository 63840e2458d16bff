import { vi } from 'vitest';
import type { Analyser } from '../analysis/analyser.ts';
import { memoryStore } from '../folders/memory-store.fixture.ts';
import { libraryAt } from '../library/own-library.fixture.ts';
import { contract } from '../library/track.fixture.ts';
import { MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { Segue } from './segue.svelte.ts';

/** The whole app, with folders and a library of its own. Workers, and so the real analyser, are a browser's: `analyse` hears in its place. */
export async function startSegue(analyse: Analyser['analyse']): Promise<Segue> {
    vi.stubGlobal('sessionStorage', new MemoryStorage());
    const analyser = {
        concurrency: 1,
        contract: async () => contract,
        load: async () => ({ name: 'wasm', patchMillis: 25 }),
        analyse,
        dispose: () => undefined,
    } as unknown as Analyser;
    const app = new Segue({ analyser, library: libraryAt(), folderStore: memoryStore() });
    await Promise.all([app.start(), app.whole()]);
    return app;
}

/** Leaves nothing under way for the next test. */
export function endSegue(app: Segue): void {
    app.folders.stop();
    app.queue.cancelAll();
    app.library.dispose();
    app.folders.dispose();
    vi.unstubAllGlobals();
}
