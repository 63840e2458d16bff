/** Tracks and pictures in IndexedDB. A track is a record of its own, so that adding one never rewrites the others. */
import type { Picture, Track } from '../flow.ts';
import { type Database, databases, type LockName, lockNames } from '../storage/names.ts';
import { webLocks } from '../storage/lock.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, storageReason, type Stored } from '../storage/stored.ts';
import { toPicture, toRecord, toRecordOfBytes, toTrack } from './schema.ts';

export interface TrackStore {
    /** All tracks that can be read, in no particular order; records that cannot are left as they are. */
    readAll(): Promise<Stored<readonly Track[]>>;
    /** Whether there is a record, one that cannot be read too. */
    has(id: string): Promise<Stored<boolean>>;
    read(id: string): Promise<Stored<Track | null>>;
    /** Those that are kept and can be read. */
    readSome(ids: readonly string[]): Promise<Stored<readonly Track[]>>;
    /** Keeps both or neither; a track of the same id is replaced. */
    write(track: Track, picture: Picture): Promise<Stored<null>>;
    /** All or none of the tracks. */
    remove(ids: readonly string[]): Promise<Stored<null>>;
    /** All or none of the tracks; their pictures stay until it is decided. */
    setAside(ids: readonly string[]): Promise<Stored<SetAside>>;
    readPicture(id: string): Promise<Stored<Picture | null>>;
}

/** Tracks that are removed, with a way back. Where the page ends before either is called they are gone. */
export interface SetAside {
    /** All or none; it may be tried again. */
    bringBack(tracks: readonly Track[]): Promise<Stored<null>>;
    letGo(): Promise<Stored<null>>;
}

/** Pictures are a hundred times as big as the rest and are needed one at a time, so they never load with the tracks. */
export interface TrackDatabases {
    readonly tracks: Database;
    readonly pictures: Database;
    readonly writing: LockName;
}

export const trackDatabases = {
    library: { tracks: databases.tracks, pictures: databases.pictures, writing: lockNames.libraryWriting },
    heard: { tracks: databases.heardTracks, pictures: databases.heardPictures, writing: lockNames.heardWriting },
} satisfies Readonly<Record<string, TrackDatabases>>;

/** So many are read and checked in a few milliseconds, after which the page may answer. */
const pageLength = 200;

type Locks = Pick<LockManager, 'request'>;

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openTrackStore(
    where: TrackDatabases = trackDatabases.library,
    locks: Locks | null = webLocks(),
): TrackStore {
    const tracks = openRecordStore(where.tracks);
    const pictures = openRecordStore(where.pictures);

    /** WebKit's private windows keep no Blobs, and say no more than that it failed. */
    let keepsBlobs = true;

    /** All or none. */
    async function setAll(all: readonly Track[]): Promise<void> {
        const hasBlobs = all.some(({ cover }) => cover !== undefined);
        if (keepsBlobs || !hasBlobs) {
            try {
                return await tracks.setAll(all.map((track) => [track.id, toRecord(track)]));
            } catch (error) {
                if (!hasBlobs || storageReason(error) !== 'storage-broken') throw error;
            }
        }
        const records = all.map(async (track) => [track.id, await toRecordOfBytes(track)] as const);
        await tracks.setAll(await Promise.all(records));
        keepsBlobs = false;
    }

    async function writeBoth(track: Track, picture: Picture): Promise<null> {
        await pictures.set(track.id, picture);
        try {
            await setAll([track]);
        } catch (error) {
            if ((await tracks.get(track.id)) === undefined) await pictures.delete([track.id]);
            throw error;
        }
        return null;
    }

    /** Writes of all windows may overlap each other, but not the search for what they left. */
    function writing<T>(work: () => Promise<T>): Promise<T> {
        return locks ? locks.request(where.writing, { mode: 'shared' }, work) : work();
    }

    /** A page that ended between two steps has left a picture without a track. */
    async function sweep(): Promise<null> {
        await locks?.request(where.writing, { ifAvailable: true }, async (lock) => {
            if (!lock) return;
            const kept = new Set(await tracks.keys());
            const orphans = (await pictures.keys()).filter((id) => !kept.has(id));
            if (orphans.length > 0) await pictures.delete(orphans);
        });
        return null;
    }

    async function removeBoth(ids: readonly string[]): Promise<null> {
        await tracks.delete(ids);
        await pictures.delete(ids);
        return null;
    }

    /** No window sweeps pictures away before what comes back is called. */
    function keepPictures(): Promise<() => void> {
        return new Promise((resolve, reject) => {
            writing(() => new Promise<void>((end) => resolve(end))).catch(reject);
        });
    }

    async function setAside(ids: readonly string[]): Promise<SetAside> {
        const sweepAgain = await keepPictures();
        try {
            await tracks.delete(ids);
        } catch (error) {
            sweepAgain();
            throw error;
        }
        return {
            bringBack: (back) =>
                attempt(async () => {
                    await setAll(back);
                    sweepAgain();
                    return null;
                }),
            letGo: () =>
                attempt(async () => {
                    sweepAgain();
                    const kept = new Set(await tracks.keys());
                    await pictures.delete(ids.filter((id) => !kept.has(id)));
                    return null;
                }),
        };
    }

    return {
        async readAll() {
            const all = await attempt(async () => {
                const read: Track[] = [];
                for await (const page of tracks.pages(pageLength)) read.push(...readable(page));
                return read;
            });
            if (all.ok) void attempt(sweep);
            return all;
        },
        has: (id) => attempt(async () => (await tracks.get(id)) !== undefined),
        read: (id) => attempt(async () => toTrack(await tracks.get(id))),
        readSome: (ids) => attempt(async () => readable(await tracks.getMany(ids))),
        write: (track, picture) => attempt(() => writing(() => writeBoth(track, picture))),
        remove: (ids) => attempt(() => writing(() => removeBoth(ids))),
        setAside: (ids) => attempt(() => setAside(ids)),
        readPicture: (id) => attempt(async () => toPicture(await pictures.get(id))),
    };
}

function readable(kept: readonly unknown[]): readonly Track[] {
    return kept.map((one) => toTrack(one)).filter((track) => track !== null);
}
