import 'fake-indexeddb/auto';
import { createStore, get, set } from 'idb-keyval';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eraseEverything, eraseVisit } from './erase.ts';
import { databases, items, privateFolders } from './names.ts';
import { FakePrivateFiles } from './private-files.fixture.ts';
import { openRecordStore } from './record-store.ts';
import { announceErasure, onErasureElsewhere } from './erased-elsewhere.ts';
import { Library } from '../library/library.svelte.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { makePicture, makeTrack } from '../library/track.fixture.ts';

let local: MemoryStorage;
let session: MemoryStorage;

beforeEach(() => {
    local = new MemoryStorage([
        [items.settings.name, '{}'],
        [items.spotifyConnection.name, 'a token'],
        ['of-another-app', 'stays'],
    ]);
    session = new MemoryStorage([[items.spotifyAuthorization.name, 'a verifier']]);
    vi.stubGlobal('localStorage', local);
    vi.stubGlobal('sessionStorage', session);
});

afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
});

test('nothing is left in any database or storage of ours, though a window has them open, and others lose nothing', async () => {
    const library = new Library();
    await library.add(makeTrack(), makePicture());
    const answers = openRecordStore(databases.answers);
    const others = createStore('of-another-app', 'things');
    await answers.set('youtube x', { body: {}, at: 1 });
    await set('thing', 'stays', others);

    expect(await eraseEverything()).toEqual({ ok: true, value: null });
    expect([await openRecordStore(databases.tracks).get('a'), await library.picture('a')]).toEqual([undefined, null]);
    expect(await answers.get('youtube x')).toBeUndefined();
    expect(await get('thing', others)).toBe('stays');
    expect([...local.keys(), ...session.keys()]).toEqual(['of-another-app']);
    library.dispose();
});

test('nothing is left of our files, and those of others stay', async () => {
    const device = new FakePrivateFiles();
    vi.stubGlobal('navigator', { storage: device.device });
    for (const name of [privateFolders.sound.name, 'segue-of-an-older-version', 'of-another-app'])
        device.folders.set(name, new Map([['a', new File(['a'], 'a')]]));
    expect(await eraseEverything()).toEqual({ ok: true, value: null });
    expect([...device.folders.keys()]).toEqual(['of-another-app']);
});

test('what cannot be erased is said, and keeps nothing else from being erased', async () => {
    await openRecordStore(databases.later).set('a', 1);
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
        this.transaction.abort();
        return {} as IDBRequest<undefined>;
    });
    expect(await eraseEverything()).toEqual({ ok: false, reason: 'storage-broken' });
    expect(local.size).toBe(1);
});

test('a browser that blocks storage is told from one that kept nothing', async () => {
    vi.stubGlobal('localStorage', undefined);
    expect(await eraseEverything()).toEqual({ ok: false, reason: 'storage-broken' });
});

test('a window forgets its own visit', async () => {
    await eraseVisit();
    expect([session.size, local.size]).toEqual([0, 3]);
});

test('other windows hear of it before and after', async () => {
    const heard: string[] = [];
    const stop = onErasureElsewhere({ onbegin: () => heard.push('begins'), ondone: () => heard.push('done') });
    expect(await announceErasure(() => Promise.resolve(heard.push('erased')))).toBe(1);
    await vi.waitFor(() => expect(heard).toEqual(['erased', 'begins', 'done']));
    stop();
});

test('other windows hear of the end of an erasure that failed', async () => {
    const heard: string[] = [];
    const stop = onErasureElsewhere({ onbegin: () => undefined, ondone: () => heard.push('done') });
    await expect(announceErasure(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await vi.waitFor(() => expect(heard).toEqual(['done']));
    stop();
});
