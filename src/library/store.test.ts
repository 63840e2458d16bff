import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Database } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { ownTrackDatabases } from './own-library.fixture.ts';
import { openTrackStore, type TrackDatabases } from './store.ts';
import { noPicture } from './schema.ts';
import { makePicture, makeTrack } from './track.fixture.ts';

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

/** Makes every write of the database fail as the browser does. */
function failWrites({ name }: Database, error: DOMException): void {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        if (this.transaction.db.name === name) throw error;
        return put.call(this, value, key);
    });
}

const quota = new DOMException('the disk is full', 'QuotaExceededError');

test('what is written is read again by another store of the same name, embedding and cover included', async () => {
    const where = ownTrackDatabases();
    const track = makeTrack({ cover: new Blob(['cover'], { type: 'image/jpeg' }) });
    expect(await openTrackStore(where).write(track, makePicture())).toEqual({ ok: true, value: null });
    const again = openTrackStore(where);
    const read = await again.read('a');
    expect(read).toEqual({ ok: true, value: track });
    expect(await (read.ok ? read.value?.cover?.text() : null)).toBe('cover');
    expect(await again.readAll()).toEqual({ ok: true, value: [track] });
    expect(await again.readPicture('a')).toEqual({ ok: true, value: makePicture() });
});

test('where the database takes no Blobs, as in private windows of WebKit, a cover is kept as its bytes', async () => {
    const where = ownTrackDatabases();
    const put = IDBObjectStore.prototype.put;
    const hasBlob = (value: unknown): boolean =>
        value instanceof Blob || (value instanceof Object && Object.values(value).some(hasBlob));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        const request = put.call(this, hasBlob(value) ? null : value, key);
        if (hasBlob(value)) this.transaction.abort();
        return request;
    });
    const track = makeTrack({ cover: new Blob(['cover'], { type: 'image/jpeg' }) });
    const store = openTrackStore(where);
    expect(await store.write(track, makePicture())).toEqual({ ok: true, value: null });
    const read = await openTrackStore(where).read('a');
    const cover = read.ok ? read.value?.cover : undefined;
    expect([cover?.type, await cover?.text()]).toEqual(['image/jpeg', 'cover']);

    const aside = await store.setAside(['a']);
    if (aside.ok) expect(await aside.value.bringBack([track])).toEqual({ ok: true, value: null });
    expect(await store.readAll()).toMatchObject({ ok: true, value: [{ id: 'a', title: 'Song' }] });
});

test('a track of the same id is replaced', async () => {
    const store = openTrackStore(ownTrackDatabases());
    await store.write(makeTrack({ title: 'Before' }), makePicture(1));
    await store.write(makeTrack({ title: 'After' }), makePicture(2));
    expect(await store.readAll()).toEqual({ ok: true, value: [makeTrack({ title: 'After' })] });
    expect(await store.readPicture('a')).toEqual({ ok: true, value: makePicture(2) });
});

test('a removed track is gone, and so is its picture', async () => {
    const store = openTrackStore(ownTrackDatabases());
    await store.write(makeTrack(), makePicture());
    await store.remove(['a']);
    expect(await store.read('a')).toEqual({ ok: true, value: null });
    expect(await store.readPicture('a')).toEqual({ ok: true, value: null });
});

test('tracks that are set aside come back with their pictures, until they are let go', async () => {
    const store = openTrackStore(ownTrackDatabases());
    for (const id of ['a', 'b']) await store.write(makeTrack({ id }), makePicture(2));
    const first = await store.setAside(['a', 'b']);
    expect(await store.readAll()).toEqual({ ok: true, value: [] });
    if (first.ok) await first.value.bringBack([makeTrack({ id: 'a' }), makeTrack({ id: 'b' })]);
    expect(await store.readPicture('b')).toEqual({ ok: true, value: makePicture(2) });
    const second = await store.setAside(['a', 'b']);
    // It comes anew in between.
    await store.write(makeTrack({ id: 'b' }), makePicture(3));
    if (second.ok) await second.value.letGo();
    expect(await store.readPicture('a')).toEqual({ ok: true, value: null });
    expect(await store.readPicture('b')).toEqual({ ok: true, value: makePicture(3) });
});

test('no window takes a picture for an orphan while its track may come back', async () => {
    const asked: Promise<unknown>[] = [];
    const request = (_name: string, _options: LockOptions, work: LockGrantedCallback<unknown>) => {
        const held = Promise.resolve(work({ name: '', mode: 'shared' }));
        asked.push(held);
        return held;
    };
    const store = openTrackStore(ownTrackDatabases(), { request } as unknown as LockManager);
    const isHeld = (): Promise<boolean> =>
        Promise.race([
            ...asked.map(async (held) => (await held, false)),
            new Promise<true>((r) => setTimeout(r, 20, true)),
        ]);
    const aside = await store.setAside(['a']);
    expect(await isHeld()).toBe(true);
    if (aside.ok) await aside.value.letGo();
    expect(await isHeld()).toBe(false);
});

test('a record that cannot be read hides no other one and stays where it is', async () => {
    const where = ownTrackDatabases();
    const store = openTrackStore(where);
    await store.write(makeTrack(), makePicture());
    const kept = openRecordStore(where.tracks);
    const fromTheFuture = { version: 99, track: { shape: 'unknown' } };
    await kept.set('b', fromTheFuture);
    expect(await store.readAll()).toEqual({ ok: true, value: [makeTrack()] });
    expect(await kept.get('b')).toEqual(fromTheFuture);
});

test('a large library is read bit by bit, so that the page answers in between', async () => {
    const store = openTrackStore(ownTrackDatabases());
    const songs = Array.from({ length: 450 }, (_, i) => makeTrack({ id: String(1000 + i) }));
    for (const track of songs) await store.write(track, noPicture);
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect(await store.readAll()).toEqual({ ok: true, value: songs });
    const lengths = getAll.mock.results.map(({ value }) => (value as IDBRequest<unknown[]>).result.length);
    expect(lengths).toEqual([200, 200, 50]);
});

test('some songs are read without the others, as far as they are kept', async () => {
    const store = openTrackStore(ownTrackDatabases());
    for (const id of ['a', 'b', 'c']) await store.write(makeTrack({ id }), makePicture());
    expect(await store.readSome(['c', 'gone', 'a'])).toEqual({
        ok: true,
        value: [makeTrack({ id: 'c' }), makeTrack({ id: 'a' })],
    });
    expect(await store.readSome([])).toEqual({ ok: true, value: [] });
});

test('a full disk while the picture is written keeps neither picture nor track', async () => {
    const where = ownTrackDatabases();
    const store = openTrackStore(where);
    failWrites(where.pictures, quota);
    expect(await store.write(makeTrack(), makePicture())).toEqual({ ok: false, reason: 'storage-full' });
    expect(await store.readAll()).toEqual({ ok: true, value: [] });
});

test('a full disk while the track is written takes its picture back', async () => {
    const where = ownTrackDatabases();
    const store = openTrackStore(where);
    failWrites(where.tracks, quota);
    expect(await store.write(makeTrack(), makePicture())).toEqual({ ok: false, reason: 'storage-full' });
    expect(await openRecordStore(where.pictures).keys()).toEqual([]);
});

test('a full disk while a track is replaced leaves the old one and a picture', async () => {
    const where = ownTrackDatabases();
    const store = openTrackStore(where);
    await store.write(makeTrack({ title: 'Before' }), makePicture());
    failWrites(where.tracks, quota);
    expect(await store.write(makeTrack({ title: 'After' }), makePicture())).toEqual({
        ok: false,
        reason: 'storage-full',
    });
    expect(await store.readAll()).toEqual({ ok: true, value: [makeTrack({ title: 'Before' })] });
    expect(await store.readPicture('a')).toEqual({ ok: true, value: makePicture() });
});

test('a browser without a database for us is told from a broken one', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('not here', 'SecurityError');
    });
    expect(await openTrackStore(ownTrackDatabases()).readAll()).toEqual({ ok: false, reason: 'storage-blocked' });
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('internal error', 'UnknownError');
    });
    expect(await openTrackStore(ownTrackDatabases()).readAll()).toEqual({ ok: false, reason: 'storage-broken' });
    vi.stubGlobal('indexedDB', undefined);
    expect(await openTrackStore(ownTrackDatabases()).readAll()).toEqual({ ok: false, reason: 'storage-blocked' });
});

/** Node has no locks of windows. `isFree` says whether a lock that does not wait is granted. */
function makeLocks(isFree = true) {
    const asked: string[] = [];
    const request = async (
        name: string,
        { mode = 'exclusive', ifAvailable }: LockOptions,
        work: LockGrantedCallback<unknown>,
    ) => {
        asked.push(`${mode} ${name}`);
        return work(ifAvailable && !isFree ? null : { name, mode });
    };
    return { asked, locks: { request } as unknown as LockManager };
}

/** As a page leaves it that ended after it had written the picture. */
async function leaveOrphan(where: TrackDatabases): Promise<() => Promise<readonly string[]>> {
    const pictures = openRecordStore(where.pictures);
    await pictures.set('orphan', makePicture());
    return () => pictures.keys();
}

test('a picture whose track was never written is taken away by the next start, and no other', async () => {
    const where = ownTrackDatabases();
    const { locks, asked } = makeLocks();
    const store = openTrackStore(where, locks);
    await store.write(makeTrack(), makePicture());
    const kept = await leaveOrphan(where);
    await store.readAll();
    await vi.waitFor(async () => expect(await kept()).toEqual(['a']));
    expect(asked).toEqual([`shared ${where.writing}`, `exclusive ${where.writing}`]);
});

test('while another window writes, no picture is taken for an orphan', async () => {
    const where = ownTrackDatabases();
    const kept = await leaveOrphan(where);
    const store = openTrackStore(where, makeLocks(false).locks);
    await store.readAll();
    await store.write(makeTrack(), makePicture());
    expect(await kept()).toEqual(['a', 'orphan']);
});

test('what a newer Segue in another window has kept stays as it is, picture included', async () => {
    const where = ownTrackDatabases();
    const [tracks, pictures] = [openRecordStore(where.tracks), openRecordStore(where.pictures)];
    const newer = { version: 99, track: { id: 'a', shape: 'of tomorrow' } };
    await tracks.set('a', newer);
    await pictures.set('a', makePicture(3));
    const older = openTrackStore(where);
    expect(await older.readAll()).toEqual({ ok: true, value: [] });
    await older.write(makeTrack({ id: 'b' }), makePicture());
    await older.readAll();
    expect(await tracks.get('a')).toEqual(newer);
    expect(await pictures.get('a')).toEqual(makePicture(3));
    expect(await tracks.keys()).toEqual(['a', 'b']);
});
