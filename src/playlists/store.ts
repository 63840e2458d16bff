/** Playlists in IndexedDB, each a record of its own. */
import { type Database, databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import { fromPlaylistRecord, type Playlist, toPlaylistRecord } from './playlist.ts';

export interface PlaylistStore {
    /** All that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly Playlist[]>>;
    /** Of all records, those that cannot be read too. */
    ids(): Promise<Stored<readonly string[]>>;
    /** Null where there is none. */
    read(id: string): Promise<Stored<Playlist | null>>;
    write(playlist: Playlist): Promise<Stored<null>>;
    remove(ids: readonly string[]): Promise<Stored<null>>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openPlaylistStore(database: Database = databases.playlists): PlaylistStore {
    const store = openRecordStore(database);
    return {
        readAll: () =>
            attempt(async () => (await store.values()).map(fromPlaylistRecord).filter((playlist) => playlist !== null)),
        ids: () => attempt(() => store.keys()),
        read: (id) => attempt(async () => fromPlaylistRecord(await store.get(id))),
        write: (playlist) => attempt(async () => (await store.set(playlist.id, toPlaylistRecord(playlist)), null)),
        remove: (ids) => attempt(async () => (await store.delete(ids), null)),
    };
}
