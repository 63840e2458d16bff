/** Records of one kind in IndexedDB, each by its id. */
import type { Database } from './names.ts';
import { openRecordStore } from './record-store.ts';
import { attempt, type Stored } from './stored.ts';

/** In milliseconds since 1970, the last that a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
export const latestDate = 8.64e15;

export interface Read<T> {
    /** In no particular order. */
    readonly all: readonly T[];
    /** Ids of records that cannot be read; they are left as they are. */
    readonly unreadable: readonly string[];
}

export interface KeptStore<T> {
    readAll(): Promise<Stored<Read<T>>>;
    /** All or none: nothing is written that could not be read again. */
    write(all: readonly T[]): Promise<Stored<null>>;
    remove(ids: readonly string[]): Promise<Stored<null>>;
    /** Those that cannot be read too. */
    clear(): Promise<Stored<null>>;
}

interface Kind<T> {
    readonly toRecord: (one: T) => unknown;
    /** Null for what is none. */
    readonly fromRecord: (kept: unknown) => T | null;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openKeptStore<T extends { readonly id: string }>(
    database: Database,
    { toRecord, fromRecord }: Kind<T>,
): KeptStore<T> {
    const store = openRecordStore(database);

    function record(one: T): readonly [key: string, value: unknown] {
        const made = toRecord(one);
        if (!fromRecord(made)) throw new Error(`expected a record that can be read again, got that of ${one.id}`);
        return [one.id, made];
    }

    return {
        readAll: () =>
            attempt(async () => {
                const read = (await store.entries()).map(([id, kept]) => ({ id, one: fromRecord(kept) }));
                return {
                    all: read.flatMap(({ one }) => one ?? []),
                    unreadable: read.flatMap(({ id, one }) => (one ? [] : [id])),
                };
            }),
        write: (all) => attempt(async () => (await store.setAll(all.map(record)), null)),
        remove: (ids) => attempt(async () => (await store.delete(ids), null)),
        clear: () => attempt(async () => (await store.clear(), null)),
    };
}
