import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { Library } from './library.svelte.ts';
import { openChannel } from '../storage/channel.ts';
import { libraryAt, ownPlace, type Place } from './own-library.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { toRecord } from './schema.ts';
import { openTrackStore } from './store.ts';
import { makePicture, makeTrack } from './track.fixture.ts';

const open: Library[] = [];

/** As a window of the app opens it; two at one place are two windows. */
async function openLibrary(place: Place): Promise<Library> {
    const library = libraryAt(place);
    open.push(library);
    await library.load();
    return library;
}

afterEach(() => {
    for (const library of open.splice(0)) library.dispose();
    vi.restoreAllMocks();
});

const ids = (library: Library) => library.tracks.map(({ id }) => id);

test('songs survive a reload, newest first, with their pictures', async () => {
    const place = ownPlace();
    const library = await openLibrary(place);
    await library.add(makeTrack({ id: 'old', addedAt: 1 }), makePicture(1));
    await library.add(makeTrack({ id: 'new', addedAt: 3 }), makePicture(3));
    await library.add(makeTrack({ id: 'middle', addedAt: 2 }), makePicture(2));
    expect(ids(library)).toEqual(['new', 'middle', 'old']);
    const reloaded = await openLibrary(place);
    expect(reloaded.state).toBe('ready');
    expect(reloaded.tracks).toEqual(library.tracks);
    expect(await reloaded.picture('middle')).toEqual(makePicture(2));
});

test('a song of the same id is replaced, a removed one is gone, also after a reload', async () => {
    const place = ownPlace();
    const library = await openLibrary(place);
    await library.add(makeTrack({ title: 'Before' }), makePicture());
    await library.add(makeTrack({ title: 'After' }), makePicture());
    expect(library.tracks).toHaveLength(1);
    expect(library.get('a')?.title).toBe('After');
    await library.remove(['a']);
    expect(library.has('a')).toBe(false);
    expect(await library.picture('a')).toBeNull();
    expect(ids(await openLibrary(place))).toEqual([]);
});

test('a song that could not be kept is not shown either', async () => {
    const library = await openLibrary(ownPlace());
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await library.add(makeTrack(), makePicture())).toEqual({ ok: false, reason: 'storage-full' });
    expect(library.tracks).toEqual([]);
});

test('a song that could not be removed stays on the list', async () => {
    const library = await openLibrary(ownPlace());
    await library.add(makeTrack(), makePicture());
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    expect(await library.remove(['a'])).toEqual({ ok: false, reason: 'storage-broken' });
    expect(ids(library)).toEqual(['a']);
});

test('ten thousand songs leave at once: the list changes once, and other windows are told once', async () => {
    const place = ownPlace();
    const all = Array.from({ length: 10_000 }, (_, i) => makeTrack({ id: `${i}`, addedAt: i }));
    await openRecordStore(place.databases.tracks).setAll(all.map((track) => [track.id, toRecord(track)]));
    const library = await openLibrary(place);
    expect(library.tracks).toHaveLength(10_000);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const told = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
    const gone = all.filter(({ addedAt }) => addedAt % 2 === 0);
    const aside = await library.setAside(gone.map(({ id }) => id));
    expect(library.tracks).toHaveLength(5000);
    if (aside.ok) await aside.value.bringBack(gone);
    expect(library.tracks).toEqual(all.toReversed());
    expect(told.mock.calls.length).toBe(2);
    expect(await library.remove(gone.map(({ id }) => id))).toEqual({ ok: true, value: null });
    expect(library.tracks).toHaveLength(5000);
    expect(transactions.mock.calls.length).toBeLessThan(20);
    expect(told.mock.calls.length).toBe(3);
});

test('a database that does not open makes the library unavailable and says why', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('not here', 'SecurityError');
    });
    const library = await openLibrary(ownPlace());
    expect(library.state).toBe('unavailable');
    expect(library.problem).toBe('storage-blocked');
});

test('two windows show the same songs', async () => {
    const place = ownPlace();
    const [first, second] = [await openLibrary(place), await openLibrary(place)];
    await first.add(makeTrack({ id: 'a', addedAt: 1 }), makePicture());
    await second.add(makeTrack({ id: 'b', addedAt: 2 }), makePicture());
    await vi.waitFor(() =>
        expect([ids(first), ids(second)]).toEqual([
            ['b', 'a'],
            ['b', 'a'],
        ]),
    );
    await second.remove(['a']);
    await vi.waitFor(() => expect([ids(first), ids(second)]).toEqual([['b'], ['b']]));
});

/** `look` sees it when the newest songs are there and the others are not. */
async function openSeenHalfway(place: Place, look: (library: Library) => void): Promise<Library> {
    const store = openTrackStore(place.databases);
    const readAll = () => {
        look(library);
        return store.readAll();
    };
    const library = new Library({ ...store, readAll }, place.channel, place.newest);
    open.push(library);
    await library.load();
    return library;
}

test('a song that a newer Segue kept is still had, though it cannot be read, and one that was removed is not', async () => {
    const place = ownPlace();
    await openRecordStore(place.databases.tracks).set('newer', { version: 99, track: {} });
    const library = libraryAt(place);
    open.push(library);
    expect(await library.mayHave('any, before all are read')).toBe(true);
    await library.load();
    await library.add(makeTrack({ id: 'a' }), makePicture());
    expect([library.has('newer'), await library.mayHave('newer'), await library.mayHave('a')]).toEqual([
        false,
        true,
        true,
    ]);
    await library.remove(['a']);
    expect(await library.mayHave('a')).toBe(false);
});

test('the newest songs are listed before all the others are read', async () => {
    const place = ownPlace();
    const songs = Array.from({ length: 100 }, (_, i) => makeTrack({ id: `song ${i}`, addedAt: i }));
    await (await openLibrary(place)).addAll(songs.map((track) => ({ track, picture: makePicture() })));
    const seen: unknown[] = [];
    const library = await openSeenHalfway(place, ({ state, tracks, listed }) => seen.push({ state, tracks, listed }));
    expect(seen).toMatchObject([{ state: 'loading', tracks: [], listed: songs.toReversed().slice(0, 60) }]);
    expect([library.state, library.listed]).toEqual(['ready', songs.toReversed()]);
    expect(library.tracks).toBe(library.listed);
});

test('a song that is listed first is the same one when all are read', async () => {
    const place = ownPlace();
    await (await openLibrary(place)).add(makeTrack({ id: 'a' }), makePicture());
    const seen: unknown[] = [];
    const library = await openSeenHalfway(place, (halfway) => seen.push(halfway.get('a')));
    expect(seen[0]).toBeDefined();
    expect(library.get('a')).toBe(seen[0]);
});

test('before it is read a library knows whether there were songs', async () => {
    const place = ownPlace();
    const library = await openLibrary(place);
    expect(libraryAt(place).wasFilled).toBe(false);
    await library.add(makeTrack({ id: 'a' }), makePicture());
    expect(libraryAt(place).wasFilled).toBe(true);
    await library.remove(['a']);
    expect(libraryAt(place).wasFilled).toBe(false);
});

test('a library has begun when its newest songs are listed', async () => {
    const place = ownPlace();
    await (await openLibrary(place)).add(makeTrack({ id: 'a' }), makePicture());
    const library = libraryAt(place);
    open.push(library);
    const loading = library.load();
    await library.begun;
    expect([library.state, library.listed.map(({ id }) => id)]).toEqual(['loading', ['a']]);
    await loading;
});

test('newest songs that do not come hold up no library', async () => {
    const place = ownPlace();
    await (await openLibrary(place)).add(makeTrack({ id: 'a' }), makePicture());
    const readSome = () => new Promise<never>(() => undefined);
    const library = new Library({ ...openTrackStore(place.databases), readSome }, place.channel, place.newest);
    open.push(library);
    await library.load();
    expect(ids(library)).toEqual(['a']);
});

test('what is listed first can be looked at, and is only what is still kept', async () => {
    const place = ownPlace();
    const first = await openLibrary(place);
    for (const id of ['a', 'b', 'c']) await first.add(makeTrack({ id }), makePicture());
    await first.remove(['b']);
    place.newest.keep(['a', 'b', 'c']);
    await openTrackStore(place.databases).remove(['c']);
    const seen: unknown[] = [];
    const library = await openSeenHalfway(place, (halfway) =>
        seen.push(
            halfway.listed.map(({ id }) => id),
            halfway.get('a')?.id,
            halfway.has('b'),
        ),
    );
    expect(seen).toEqual([['a'], 'a', false]);
    expect(ids(library)).toEqual(['a']);
});

test('a song added while the list is still being read is not lost', async () => {
    const place = ownPlace();
    await (await openLibrary(place)).add(makeTrack({ id: 'a', addedAt: 1 }), makePicture());
    const library = libraryAt(place);
    open.push(library);
    await Promise.all([library.load(), library.add(makeTrack({ id: 'b', addedAt: 2 }), makePicture())]);
    expect(ids(library)).toEqual(['b', 'a']);
});

test('news of a removal that is older than this window’s own change takes nothing away', async () => {
    const place = ownPlace();
    const library = await openLibrary(place);
    await library.add(makeTrack(), makePicture());
    const late = openChannel(place.channel);
    late.post(['a', 'never-kept']);
    late.close();
    await openTrackStore(place.databases).write(makeTrack({ id: 'b', addedAt: 1 }), makePicture());
    const other = openChannel(place.channel);
    other.post(['b']);
    other.close();
    await vi.waitFor(() => expect(ids(library)).toEqual(['a', 'b']));
});

test('a library that could not be read is read when the next song is kept', async () => {
    const place = ownPlace();
    await (await openLibrary(place)).add(makeTrack({ id: 'a', addedAt: 1 }), makePicture());
    const failing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('internal error', 'UnknownError');
    });
    const library = await openLibrary(place);
    expect(library.state).toBe('unavailable');
    failing.mockRestore();
    await library.add(makeTrack({ id: 'b', addedAt: 2 }), makePicture());
    expect([library.state, ids(library)]).toEqual(['ready', ['b', 'a']]);
});
