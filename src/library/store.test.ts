import 'fake-indexeddb/auto';
import { createStore, get, keys, set } from 'idb-keyval';
import { afterEach, expect, test, vi } from 'vitest';
import { openTrackStore } from './store.ts';
import { makePicture, makeTrack } from './track.fixture.ts';

let databases = 0;
const newName = () => `store-test-${++databases}`;

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

/** Makes every write of the database fail as the browser does. */
function failWrites(databaseName: string, error: DOMException): void {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        if (this.transaction.db.name === databaseName) throw error;
        return put.call(this, value, key);
    });
}

const quota = new DOMException('the disk is full', 'QuotaExceededError');

test('what is written is read again by another store of the same name, embedding and cover included', async () => {
    const name = newName();
    const track = makeTrack({ cover: new Blob(['cover'], { type: 'image/jpeg' }) });
    expect(await openTrackStore(name).write(track, makePicture())).toEqual({ ok: true, value: null });
    const again = openTrackStore(name);
    const read = await again.read('a');
    expect(read).toEqual({ ok: true, value: track });
    expect(await (read.ok ? read.value?.cover?.text() : null)).toBe('cover');
    expect(await again.readAll()).toEqual({ ok: true, value: [track] });
    expect(await again.readPicture('a')).toEqual({ ok: true, value: makePicture() });
});

test('a track of the same id is replaced', async () => {
    const store = openTrackStore(newName());
    await store.write(makeTrack({ title: 'Before' }), makePicture(1));
    await store.write(makeTrack({ title: 'After' }), makePicture(2));
    expect(await store.readAll()).toEqual({ ok: true, value: [makeTrack({ title: 'After' })] });
    expect(await store.readPicture('a')).toEqual({ ok: true, value: makePicture(2) });
});

test('a removed track is gone, and so is its picture', async () => {
    const store = openTrackStore(newName());
    await store.write(makeTrack(), makePicture());
    await store.remove('a');
    expect(await store.read('a')).toEqual({ ok: true, value: null });
    expect(await store.readPicture('a')).toEqual({ ok: true, value: null });
});

test('a record that cannot be read hides no other one and stays where it is', async () => {
    const name = newName();
    const store = openTrackStore(name);
    await store.write(makeTrack(), makePicture());
    const kept = createStore(`${name}-tracks`, 'tracks');
    const fromTheFuture = { version: 99, track: { shape: 'unknown' } };
    await set('b', fromTheFuture, kept);
    expect(await store.readAll()).toEqual({ ok: true, value: [makeTrack()] });
    expect(await get('b', kept)).toEqual(fromTheFuture);
});

test('a full disk while the picture is written keeps neither picture nor track', async () => {
    const name = newName();
    const store = openTrackStore(name);
    failWrites(`${name}-pictures`, quota);
    expect(await store.write(makeTrack(), makePicture())).toEqual({ ok: false, reason: 'storage-full' });
    expect(await store.readAll()).toEqual({ ok: true, value: [] });
});

test('a full disk while the track is written takes its picture back', async () => {
    const name = newName();
    const store = openTrackStore(name);
    failWrites(`${name}-tracks`, quota);
    expect(await store.write(makeTrack(), makePicture())).toEqual({ ok: false, reason: 'storage-full' });
    expect(await keys(createStore(`${name}-pictures`, 'pictures'))).toEqual([]);
});

test('a full disk while a track is replaced leaves the old one and a picture', async () => {
    const name = newName();
    const store = openTrackStore(name);
    await store.write(makeTrack({ title: 'Before' }), makePicture());
    failWrites(`${name}-tracks`, quota);
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
    expect(await openTrackStore(newName()).readAll()).toEqual({ ok: false, reason: 'storage-blocked' });
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('internal error', 'UnknownError');
    });
    expect(await openTrackStore(newName()).readAll()).toEqual({ ok: false, reason: 'storage-broken' });
    vi.stubGlobal('indexedDB', undefined);
    expect(await openTrackStore(newName()).readAll()).toEqual({ ok: false, reason: 'storage-blocked' });
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
async function leaveOrphan(name: string): Promise<() => Promise<IDBValidKey[]>> {
    const pictures = createStore(`${name}-pictures`, 'pictures');
    await set('orphan', makePicture(), pictures);
    return () => keys(pictures);
}

test('a picture whose track was never written is taken away by the next start, and no other', async () => {
    const name = newName();
    const { locks, asked } = makeLocks();
    const store = openTrackStore(name, locks);
    await store.write(makeTrack(), makePicture());
    const kept = await leaveOrphan(name);
    await store.readAll();
    await vi.waitFor(async () => expect(await kept()).toEqual(['a']));
    expect(asked).toEqual([`shared ${name}-writing`, `exclusive ${name}-writing`]);
});

test('while another window writes, no picture is taken for an orphan', async () => {
    const name = newName();
    const kept = await leaveOrphan(name);
    const store = openTrackStore(name, makeLocks(false).locks);
    await store.readAll();
    await store.write(makeTrack(), makePicture());
    expect(await kept()).toEqual(['a', 'orphan']);
});

test('what a newer Segue in another window has kept stays as it is, picture included', async () => {
    const name = newName();
    const [tracks, pictures] = ['tracks', 'pictures'].map((kind) => createStore(`${name}-${kind}`, kind));
    const newer = { version: 99, track: { id: 'a', shape: 'of tomorrow' } };
    await set('a', newer, tracks);
    await set('a', makePicture(3), pictures);
    const older = openTrackStore(name);
    expect(await older.readAll()).toEqual({ ok: true, value: [] });
    await older.write(makeTrack({ id: 'b' }), makePicture());
    await older.readAll();
    expect(await get('a', tracks)).toEqual(newer);
    expect(await get('a', pictures)).toEqual(makePicture(3));
    expect(await keys(tracks)).toEqual(['a', 'b']);
});
