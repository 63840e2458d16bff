import * as v from 'valibot';
import { type Database, databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt } from '../storage/stored.ts';

/** Which songs stand first in the list, so that they are shown before all the others are read. No more than a hint: a song of it may be gone, or a newer one missing. */
export interface Newest {
    /** Empty where none can be read. */
    read(): Promise<readonly string[]>;
    /** Where they cannot be kept, the list is only shown later. */
    keep(ids: readonly string[]): Promise<void>;
}

const key = 'newest';
const idsSchema = v.array(v.string());

export function openNewest(database: Database = databases.newest): Newest {
    const store = openRecordStore(database);
    return {
        async read() {
            const kept = await attempt(() => store.get(key));
            return kept.ok && v.is(idsSchema, kept.value) ? kept.value : [];
        },
        async keep(ids) {
            await attempt(() => store.set(key, ids));
        },
    };
}
