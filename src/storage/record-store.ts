import { clear, delMany, entries, get, keys, set, values } from 'idb-keyval';
import type { Database } from './names.ts';
import { createRetryingStore } from './retrying-store.ts';

/** Records by key in a database. What the browser refuses rejects; `attempt` makes it a value. */
export interface RecordStore {
    /** Undefined where there is none. */
    get(key: string): Promise<unknown>;
    keys(): Promise<readonly string[]>;
    values(): Promise<readonly unknown[]>;
    entries(): Promise<readonly (readonly [key: string, value: unknown])[]>;
    set(key: string, value: unknown): Promise<void>;
    delete(keys: readonly string[]): Promise<void>;
    clear(): Promise<void>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openRecordStore(database: Database): RecordStore {
    const store = createRetryingStore(database);
    return {
        get: (key) => get<unknown>(key, store),
        keys: () => keys<string>(store),
        values: () => values<unknown>(store),
        entries: () => entries<string, unknown>(store),
        set: (key, value) => set(key, value, store),
        delete: (all) => delMany([...all], store),
        clear: () => clear(store),
    };
}
