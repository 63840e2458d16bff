/** Tracks and pictures in IndexedDB. A track is a record of its own, so that adding one never rewrites the others. */
import { del, delMany, get, keys, set, values } from 'idb-keyval';
import type { Picture, Track } from '../flow.ts';
import { createPatientStore } from '../storage/patient-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import { toPicture, toRecord, toTrack } from './schema.ts';

export interface TrackStore {
    /** All tracks that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly Track[]>>;
    read(id: string): Promise<Stored<Track | null>>;
    /** Keeps both or neither; a track of the same id is replaced. */
    write(track: Track, picture: Picture): Promise<Stored<null>>;
    remove(id: string): Promise<Stored<null>>;
    readPicture(id: string): Promise<Stored<Picture | null>>;
}

type Locks = Pick<LockManager, 'request'>;

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openTrackStore(name = 'segue', locks: Locks | null = globalThis.navigator?.locks ?? null): TrackStore {
    // Pictures are a hundred times as big as the rest and are needed one at a time, so they never load with the tracks.
    const tracks = createPatientStore(`${name}-tracks`, 'tracks');
    const pictures = createPatientStore(`${name}-pictures`, 'pictures');

    async function writeBoth(track: Track, picture: Picture): Promise<null> {
        await set(track.id, picture, pictures);
        try {
            await set(track.id, toRecord(track), tracks);
        } catch (error) {
            if ((await get(track.id, tracks)) === undefined) await del(track.id, pictures);
            throw error;
        }
        return null;
    }

    /** Writes of all windows may overlap each other, but not the search for what they left. */
    function writing<T>(work: () => Promise<T>): Promise<T> {
        return locks ? locks.request(`${name}-writing`, { mode: 'shared' }, work) : work();
    }

    /** A page that ended between two steps has left a picture without a track. */
    async function sweep(): Promise<null> {
        await locks?.request(`${name}-writing`, { ifAvailable: true }, async (lock) => {
            if (!lock) return;
            const kept = new Set(await keys(tracks));
            const orphans = (await keys(pictures)).filter((id) => !kept.has(id));
            if (orphans.length > 0) await delMany(orphans, pictures);
        });
        return null;
    }

    async function removeBoth(id: string): Promise<null> {
        await del(id, tracks);
        await del(id, pictures);
        return null;
    }

    return {
        async readAll() {
            const all = await attempt(async () =>
                (await values(tracks)).map((kept) => toTrack(kept)).filter((track) => track !== null),
            );
            if (all.ok) void attempt(sweep);
            return all;
        },
        read: (id) => attempt(async () => toTrack(await get(id, tracks))),
        write: (track, picture) => attempt(() => writing(() => writeBoth(track, picture))),
        remove: (id) => attempt(() => writing(() => removeBoth(id))),
        readPicture: (id) => attempt(async () => toPicture(await get(id, pictures))),
    };
}
