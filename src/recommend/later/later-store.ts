/** Songs to hear later, in IndexedDB. Each is a record of its own, so that two windows never overwrite each other's. */
import { type Database, databases } from '../../storage/names.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import { attempt, type Stored } from '../../storage/stored.ts';
import { songKey } from '../song-key.ts';
import { fromLaterRecord, toLaterRecord, type LaterSong } from './later-song.ts';

export interface LaterStore {
    /** All songs that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly LaterSong[]>>;
    write(song: LaterSong): Promise<Stored<null>>;
    /** Writes songs in the place of their records; one that was removed meanwhile stays away. */
    rewrite(songs: readonly LaterSong[]): Promise<Stored<null>>;
    remove(songs: readonly Pick<LaterSong, 'service' | 'id'>[]): Promise<Stored<null>>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openLaterStore(database: Database = databases.later): LaterStore {
    const store = openRecordStore(database);
    return {
        readAll: () => attempt(async () => (await store.values()).map(fromLaterRecord).filter((song) => song !== null)),
        write: (song) =>
            attempt(async () => {
                await store.set(songKey(song), toLaterRecord(song));
                return null;
            }),
        rewrite: (songs) =>
            attempt(async () => {
                const kept = new Set(await store.keys());
                const there = songs.filter((song) => kept.has(songKey(song)));
                await Promise.all(there.map((song) => store.set(songKey(song), toLaterRecord(song))));
                return null;
            }),
        remove: (songs) =>
            attempt(async () => {
                await store.delete(songs.map(songKey));
                return null;
            }),
    };
}
