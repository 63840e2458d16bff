import * as v from 'valibot';
import { items } from '../storage/names.ts';
import { readJson, removeItem, writeJson } from '../storage/web-storage.ts';

/** Which songs stand first in the list, so that they are shown before all the others are read. No more than a hint: a song of it may be gone, or a newer one missing. */
export interface Newest {
    /** Empty where none can be read. */
    read(): readonly string[];
    /** Where they cannot be kept, the list is only shown later. */
    keep(ids: readonly string[]): void;
}

const idsSchema = v.array(v.string());

export const newestSongs: Newest = {
    read: () => readJson(items.newestSongs, idsSchema, []) ?? [],
    keep: (ids) => void (ids.length > 0 ? writeJson(items.newestSongs, ids) : removeItem(items.newestSongs)),
};
