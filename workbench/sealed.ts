/** Nothing that a state keeps, tells or erases reaches the app of the same origin, whose library may be a developer's own. */
import 'fake-indexeddb/auto';
import { MemoryStorage } from '../src/storage/memory-storage.fixture.ts';

class NoChannel extends EventTarget {
    postMessage(): void {
        // No other window listens.
    }
    close(): void {
        // Nothing was opened.
    }
}

const replacements = {
    localStorage: new MemoryStorage(),
    sessionStorage: new MemoryStorage(),
    BroadcastChannel: NoChannel,
    caches: undefined,
};
for (const [name, value] of Object.entries(replacements)) Object.defineProperty(globalThis, name, { value });
