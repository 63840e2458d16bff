/** Labels in IndexedDB, each a record of its own. */
import { type Database, databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import { fromLabelRecord, toLabelRecord, type Label } from './label.ts';

export interface LabelStore {
    /** All that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly Label[]>>;
    /** Of all records, those that cannot be read too. */
    ids(): Promise<Stored<readonly string[]>>;
    /** Null where there is none. */
    read(id: string): Promise<Stored<Label | null>>;
    write(label: Label): Promise<Stored<null>>;
    remove(ids: readonly string[]): Promise<Stored<null>>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openLabelStore(database: Database = databases.labels): LabelStore {
    const store = openRecordStore(database);
    return {
        readAll: () =>
            attempt(async () => (await store.values()).map(fromLabelRecord).filter((label) => label !== null)),
        ids: () => attempt(() => store.keys()),
        read: (id) => attempt(async () => fromLabelRecord(await store.get(id))),
        write: (label) => attempt(async () => (await store.set(label.id, toLabelRecord(label)), null)),
        remove: (ids) => attempt(async () => (await store.delete(ids), null)),
    };
}
