/** Songs to hear later, in IndexedDB. Each is a record of its own, so that two windows never overwrite each other's. */
import { createStore, delMany, set, values } from 'idb-keyval';
import { attempt, type Stored } from '../../storage/stored.ts';
import { fromLaterRecord, laterKey, toLaterRecord, type LaterSong } from './later-song.ts';

export interface LaterStore {
    /** All songs that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly LaterSong[]>>;
    write(song: LaterSong): Promise<Stored<null>>;
    remove(songs: readonly Pick<LaterSong, 'service' | 'id'>[]): Promise<Stored<null>>;
}

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openLaterStore(name = 'segue-later'): LaterStore {
    const store = createStore(name, 'later');
    return {
        readAll: () =>
            attempt(async () => (await values<unknown>(store)).map(fromLaterRecord).filter((song) => song !== null)),
        write: (song) =>
            attempt(async () => {
                await set(laterKey(song), toLaterRecord(song), store);
                return null;
            }),
        remove: (songs) =>
            attempt(async () => {
                await delMany(songs.map(laterKey), store);
                return null;
            }),
    };
}
