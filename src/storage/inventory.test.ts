import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetRecords, inventory } from './inventory.ts';
import { databases, fileCaches, items, type Kind, privateFolders } from './names.ts';
import { FakePrivateFiles } from './private-files.fixture.ts';
import { openRecordStore } from './record-store.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { openTrackStore, trackDatabases } from '../library/store.ts';
import { makePicture, makeTrack } from '../library/track.fixture.ts';

beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    vi.stubGlobal('localStorage', new MemoryStorage());
    vi.stubGlobal('sessionStorage', new MemoryStorage());
});

afterEach(() => void vi.unstubAllGlobals());

const answers = () => openRecordStore(databases.answers);

async function kept(kind: Kind) {
    const stored = await inventory();
    if (!stored.ok) throw new Error(`expected an inventory, got ${stored.reason}`);
    return stored.value.find((entry) => entry.kind === kind);
}

test('a browser that keeps nothing has nothing of every kind, and no database for having been asked', async () => {
    const stored = await inventory();
    expect(stored.ok && stored.value.map(({ count, bytes }) => [count, bytes])).toEqual(Array(14).fill([0, 0]));
    expect(await indexedDB.databases()).toEqual([]);
    expect(await forgetRecords('songs')).toEqual({ ok: true, value: null });
    expect(await indexedDB.databases()).toEqual([]);
});

test('songs and pictures are counted and weighed apart', async () => {
    const store = openTrackStore();
    await store.write(makeTrack({ id: 'a', cover: new Blob(['x'.repeat(5000)]) }), makePicture());
    const one = await kept('songs');
    expect(one).toMatchObject({ count: 1, since: null });
    await store.write(makeTrack({ id: 'b' }), makePicture());
    expect(await kept('songs')).toMatchObject({ count: 2 });
    expect(await kept('pictures')).toMatchObject({ count: 2 });
    expect((await kept('pictures'))?.bytes).toBeGreaterThan(2 * makePicture().levels.length);
});

test('answers tell since when they are kept', async () => {
    await answers().set('youtube a', { body: { items: ['text'] }, at: 2000 });
    await answers().set('youtube b', { body: 'text', at: 1000 });
    await answers().set('youtube c', 'broken');
    expect(await kept('answers')).toMatchObject({ count: 3, since: 1000 });
});

test('of very many records the first tell how large all are', async () => {
    const large = openRecordStore(databases.pictures);
    for (let i = 0; i < 12; i++) await large.set(String(i), { levels: new Uint8Array(1e6) });
    const pictures = await kept('pictures');
    expect(pictures?.count).toBe(12);
    expect(pictures?.bytes).toBeGreaterThan(12e6);
    expect(pictures?.bytes).toBeLessThan(12.1e6);
});

test('keys are told from settings, and neither from what is another app’s', async () => {
    localStorage.setItem(items.youtubeKey.name, 'a key');
    sessionStorage.setItem(items.spotifyAuthorization.name, 'a verifier');
    localStorage.setItem(items.settings.name, '{}');
    localStorage.setItem(items.installOffered.name, 'yes');
    localStorage.setItem('of-another-app', 'stays');
    expect([(await kept('keys'))?.count, (await kept('settings'))?.count]).toEqual([2, 2]);
    await forgetRecords('settings');
    expect(localStorage.length).toBe(2);
    expect((await kept('keys'))?.count).toBe(2);
});

test('which songs stand first is forgotten with the songs, and is no setting', async () => {
    localStorage.setItem(items.newestSongs.name, '["a"]');
    expect((await kept('settings'))?.count).toBe(0);
    await forgetRecords('settings');
    expect(localStorage.length).toBe(1);
    await forgetRecords('songs');
    expect(localStorage.length).toBe(0);
});

test('the files of the paper’s network are weighed, and forgotten by themselves', async () => {
    const files = new Map<string, string[]>([[fileCaches.paper.name, ['x'.repeat(1000), 'y'.repeat(500)]]]);
    vi.stubGlobal('caches', {
        has: async (name: string) => files.has(name),
        open: async (name: string) => ({ matchAll: async () => files.get(name)?.map((text) => new Response(text)) }),
        delete: async (name: string) => files.delete(name),
    });
    localStorage.setItem(items.settings.name, '{}');
    expect(await kept('paper')).toEqual({ kind: 'paper', count: 2, bytes: 1500, since: null });
    await forgetRecords('settings');
    expect((await kept('paper'))?.count).toBe(2);
    await forgetRecords('paper');
    expect((await kept('paper'))?.count).toBe(0);
});

test('sound that is kept here is weighed, and goes by itself or with its songs', async () => {
    const device = new FakePrivateFiles();
    vi.stubGlobal('navigator', { storage: device.device });
    const fill = () =>
        device.folders.set(privateFolders.sound.name, new Map([['a', new File(['x'.repeat(700)], 'a')]]));
    for (const kind of ['sound', 'songs'] as const) {
        fill();
        expect(await kept('sound')).toEqual({ kind: 'sound', count: 1, bytes: 700, since: null });
        await forgetRecords('pictures');
        expect((await kept('sound'))?.count).toBe(1);
        await forgetRecords(kind);
        expect((await kept('sound'))?.count).toBe(0);
    }
});

test('one kind is forgotten and the others stay; songs take their pictures with them', async () => {
    await openTrackStore().write(makeTrack(), makePicture());
    await openTrackStore(trackDatabases.heard).write(makeTrack(), makePicture());
    await answers().set('youtube a', { body: 1, at: 1 });
    await forgetRecords('answers');
    expect([(await kept('answers'))?.count, (await kept('songs'))?.count]).toEqual([0, 1]);
    await forgetRecords('songs');
    expect(await openRecordStore(databases.pictures).keys()).toEqual([]);
    expect((await kept('heard'))?.count).toBe(1);
    await forgetRecords('heard');
    expect(await openRecordStore(databases.heardPictures).get('a')).toBeUndefined();
});

test('a browser that blocks storage says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await inventory()).toEqual({ ok: false, reason: 'storage-blocked' });
    expect(await forgetRecords('songs')).toEqual({ ok: false, reason: 'storage-blocked' });
});

test('a database that fails is said', async () => {
    await answers().set('youtube a', { body: 1, at: 1 });
    vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    expect(await inventory()).toEqual({ ok: false, reason: 'storage-broken' });
    vi.restoreAllMocks();
});
