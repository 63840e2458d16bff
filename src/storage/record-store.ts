import { clear, delMany, entries, get, getMany, keys, promisifyRequest, set, setMany, values } from 'idb-keyval';
import type { Database } from './names.ts';
import { createRetryingStore } from './retrying-store.ts';

/** Records by key in a database. What the browser refuses rejects; `attempt` makes it a value. */
export interface RecordStore {
    /** Undefined where there is none. */
    get(key: string): Promise<unknown>;
    keys(): Promise<readonly string[]>;
    values(): Promise<readonly unknown[]>;
    /** In the keys' order; undefined where there is none. */
    getMany(keys: readonly string[]): Promise<readonly unknown[]>;
    /** All values, at most so many at a time: browsers make what they read in one go, and answer nobody meanwhile. */
    pages(length: number): AsyncGenerator<readonly unknown[]>;
    entries(): Promise<readonly (readonly [key: string, value: unknown])[]>;
    set(key: string, value: unknown): Promise<void>;
    /** All or none. */
    setAll(all: readonly (readonly [key: string, value: unknown])[]): Promise<void>;
    delete(keys: readonly string[]): Promise<void>;
    clear(): Promise<void>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openRecordStore(database: Database): RecordStore {
    const store = createRetryingStore(database);

    async function* pages(length: number): AsyncGenerator<readonly unknown[]> {
        const all = await keys<string>(store);
        const read = async (from: number): Promise<readonly unknown[] | null> => {
            const [first, last] = [all[from], all[Math.min(from + length, all.length) - 1]];
            if (first === undefined || last === undefined) return null;
            return store('readonly', (records) => promisifyRequest(records.getAll(IDBKeyRange.bound(first, last))));
        };
        // The database looks for a page while the one before is worked on.
        let coming = read(0);
        for (let next = length; ; next += length) {
            const page = await coming;
            if (!page) return;
            coming = read(next);
            // Whoever stops early waits for it no more.
            coming.catch(() => undefined);
            yield page;
        }
    }

    return {
        get: (key) => get<unknown>(key, store),
        keys: () => keys<string>(store),
        values: () => values<unknown>(store),
        getMany: (wanted) => getMany<unknown>([...wanted], store),
        pages,
        entries: () => entries<string, unknown>(store),
        set: (key, value) => set(key, value, store),
        setAll: (all) =>
            setMany(
                all.map(([key, value]) => [key, value]),
                store,
            ),
        delete: (all) => delMany([...all], store),
        clear: () => clear(store),
    };
}
