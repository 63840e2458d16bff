/**
 * Forgets all that Segue ever kept in this browser, keys and tokens included; the app itself stays, so that it still
 * opens with the network off.
 *
 * Databases are emptied, not deleted: a deletion waits for every window to let go of its connection, and a window that
 * the browser froze never does.
 */
import { cacheStorage } from './cache-storage.ts';
import { isOurs } from './names.ts';
import { removePrivateFolders } from './private-files.ts';
import type { Stored } from './stored.ts';

/** Whatever fails, the rest is erased all the same. Windows of Segue should be reloaded afterwards: they remember. */
export async function eraseEverything(): Promise<Stored<null>> {
    const outcomes = await Promise.allSettled([
        eraseDatabases(),
        eraseCaches(),
        removePrivateFolders(),
        eraseStorage(() => localStorage),
        eraseVisit(),
    ]);
    const ok = outcomes.every(({ status }) => status === 'fulfilled');
    return ok ? { ok, value: null } : { ok, reason: 'storage-broken' };
}

/** What only this window keeps, and only it can forget. */
export function eraseVisit(): Promise<void> {
    return eraseStorage(() => sessionStorage);
}

async function eraseDatabases(): Promise<void> {
    const databases = await indexedDB.databases();
    await emptyDatabases(databases.map(({ name = '' }) => name).filter(isOurs));
}

/** Whatever fails, the rest is emptied all the same. All must be there: opening one that is not would make it. */
export async function emptyDatabases(names: readonly string[]): Promise<void> {
    const outcomes = await Promise.allSettled(names.map(emptyDatabase));
    if (outcomes.some(({ status }) => status === 'rejected')) throw new Error('expected every database to be emptied');
}

async function emptyDatabase(name: string): Promise<void> {
    const database = await opened(name);
    try {
        await emptied(database);
    } finally {
        database.close();
    }
}

function opened(name: string): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error(`expected ${name} to open`));
        opening.onsuccess = () => resolve(opening.result);
    });
}

function emptied(database: IDBDatabase): Promise<void> {
    return new Promise((resolve, reject) => {
        const stores = [...database.objectStoreNames];
        if (stores.length === 0) return resolve();
        const emptying = database.transaction(stores, 'readwrite');
        for (const store of stores) emptying.objectStore(store).clear();
        emptying.oncomplete = () => resolve();
        emptying.onabort = () => reject(emptying.error ?? new Error(`expected ${database.name} to be emptied`));
    });
}

/** Precached files of the app carry another name. */
async function eraseCaches(): Promise<void> {
    const storage = cacheStorage();
    const names = (await storage?.keys()) ?? [];
    await Promise.all(names.filter(isOurs).map((name) => storage?.delete(name)));
}

/** By a function, because a browser that blocks storage throws at its name. */
async function eraseStorage(storage: () => Storage): Promise<void> {
    const kept = storage();
    const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
    for (const name of names.filter(isOurs)) kept.removeItem(name);
}
