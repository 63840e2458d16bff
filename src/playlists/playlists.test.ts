import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createLock } from '../storage/lock.ts';
import { databases, lockNames } from '../storage/names.ts';
import { madeUpLocks } from '../storage/locks.fixture.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { Playlists } from './playlists.svelte.ts';
import { allSongs, type Rules } from './rules.ts';
import { openPlaylistStore } from './store.ts';

const open: Playlists[] = [];

const newPlace = () => ({
    database: ownDatabase(databases.playlists),
    channel: ownChannel(),
    lock: createLock(lockNames.playlistWriting, { locks: madeUpLocks() }),
});

/** As a window of the app opens them; two at one place are two windows. */
async function opened({ database, ...parts }: ReturnType<typeof newPlace>): Promise<Playlists> {
    let millis = 1000;
    const playlists = new Playlists({ store: openPlaylistStore(database), ...parts, now: () => millis++ });
    open.push(playlists);
    await playlists.load();
    return playlists;
}

async function withList(...songIds: string[]): Promise<{ playlists: Playlists; id: string; songs: () => unknown }> {
    const playlists = await opened(newPlace());
    const made = await playlists.create('Evening', songIds);
    if (!made.ok) throw new Error(made.reason);
    const { id } = made.value;
    const songs = () => {
        const list = playlists.get(id);
        return list?.kind === 'kept' ? list.songIds : undefined;
    };
    return { playlists, id, songs };
}

afterEach(() => {
    open.splice(0).forEach((playlists) => playlists.dispose());
    vi.restoreAllMocks();
});

test('a playlist survives a reload, with its songs in order, each once', async () => {
    const place = newPlace();
    const playlists = await opened(place);
    await playlists.create('  Evening\nsongs ', ['b', 'a', 'b']);
    await playlists.create('Morning');
    const reloaded = await opened(place);
    expect(reloaded.lists).toMatchObject([
        { name: 'Evening songs', songIds: ['b', 'a'] },
        { name: 'Morning', songIds: [] },
    ]);
    expect(reloaded.lists).toEqual(playlists.lists);
});

test('two that two windows begin at once have each a name of its own, and one that is named meanwhile too', async () => {
    const place = newPlace();
    const [here, there] = [await opened(place), await opened(place)];
    await Promise.all([here.create('Evening'), there.create('Evening'), here.create('Evening')]);
    const names = ['Evening', 'Evening (2)', 'Evening (3)'];
    await vi.waitFor(() => expect(here.lists.map(({ name }) => name).sort()).toEqual(names));
    const [first, second] = here.lists;
    await Promise.all([here.rename(first?.id ?? '', 'Night'), there.rename(second?.id ?? '', 'Night')]);
    await vi.waitFor(() =>
        expect(there.lists.map(({ name }) => name).filter((name) => name.startsWith('Night'))).toHaveLength(2),
    );
    expect(new Set(there.lists.map(({ name }) => name)).size).toBe(3);
});

test('songs come to its end, and those that it has stay where they are', async () => {
    const { playlists, id, songs } = await withList('a', 'b');
    expect(await playlists.add(id, ['b', 'c', 'd', 'c'])).toEqual({ ok: true, value: 2 });
    expect(songs()).toEqual(['a', 'b', 'c', 'd']);
    expect(await playlists.add(id, ['a'])).toEqual({ ok: true, value: 0 });
});

test.each([
    ['a', 'c', 'bcad'],
    ['d', 'a', 'dabc'],
    ['b', 'b', 'abcd'],
    ['b', 'gone', 'abcd'],
    ['gone', 'b', 'abcd'],
])('%s moved to where %s stands makes %s', async (song, other, expected) => {
    const { playlists, id, songs } = await withList('a', 'b', 'c', 'd');
    await playlists.move(id, song, other);
    expect(songs()).toEqual([...expected]);
});

test('each change can be taken back, the last one first, and a removed list too', async () => {
    const { playlists, id, songs } = await withList('a', 'b');
    await playlists.removeSong(id, 'a');
    await playlists.rename(id, 'Night');
    await playlists.remove(id);
    expect(playlists.lists).toEqual([]);
    await playlists.undo(id);
    expect(playlists.get(id)?.name).toBe('Night');
    await playlists.undo(id);
    expect(playlists.get(id)?.name).toBe('Evening');
    await playlists.undo(id);
    expect(songs()).toEqual(['a', 'b']);
    expect(playlists.canUndo(id)).toBe(true);
    await playlists.undo(id);
    expect([playlists.lists, playlists.canUndo(id)]).toEqual([[], false]);
});

test('a list takes no more songs than can be read again', async () => {
    const { playlists, id, songs } = await withList('a');
    const many = Array.from({ length: 100_000 }, (_, i) => `song ${i}`);
    expect(await playlists.add(id, many)).toEqual({ ok: true, value: 99_999 });
    expect(songs()).toHaveLength(100_000);
});

test('no two lists have one name, however they came to it', async () => {
    const { playlists, id } = await withList('a');
    await playlists.create('Night');
    await playlists.rename(id, 'Night');
    expect(playlists.get(id)?.name).toBe('Night (2)');
    await playlists.rename(id, 'Evening');
    await playlists.remove(id);
    await playlists.create('Evening');
    await playlists.undo(id);
    expect(playlists.lists.map(({ name }) => name).sort()).toEqual(['Evening', 'Evening (2)', 'Night']);
    await playlists.rename(id, 'Evening (2)');
    expect(playlists.get(id)?.name).toBe('Evening (2)');
});

test('what changed nothing is no step to take back', async () => {
    const { playlists, id } = await withList('a');
    await playlists.add(id, ['a']);
    await playlists.move(id, 'a', 'a');
    await playlists.undo(id);
    expect(playlists.lists).toEqual([]);
});

test('windows show the same lists, and neither overwrites what the other did', async () => {
    const place = newPlace();
    const [one, other] = [await opened(place), await opened(place)];
    const made = await one.create('Evening', ['a']);
    const id = made.ok ? made.value.id : '';
    await Promise.all([one.add(id, ['b']), other.add(id, ['c'])]);
    await vi.waitFor(() => {
        expect(new Set(one.lists.flatMap((list) => (list.kind === 'kept' ? list.songIds : [])))).toEqual(
            new Set(['a', 'b', 'c']),
        );
        expect(other.lists).toEqual(one.lists);
    });
});

test('a change is not taken back over one of another window', async () => {
    const place = newPlace();
    const [one, other] = [await opened(place), await opened(place)];
    const made = await one.create('Evening', ['a']);
    const id = made.ok ? made.value.id : '';
    await other.load();
    await other.add(id, ['b']);
    await vi.waitFor(() => expect(one.canUndo(id)).toBe(false));
    await one.undo(id);
    expect(one.get(id)).toMatchObject({ songIds: ['a', 'b'] });
});

test('a list that another window has removed does not come back when a song is added to it', async () => {
    const { playlists, id } = await withList('a');
    await playlists.remove(id);
    expect(await playlists.add(id, ['b'])).toEqual({ ok: true, value: 0 });
    expect(playlists.lists).toEqual([]);
});

test('records that are none are passed over, and left as they are', async () => {
    const place = newPlace();
    const store = openRecordStore(place.database);
    await store.set('odd', { version: 1, playlist: { kind: 'kept', id: 'odd', name: '\n', songIds: [] } });
    await store.set('newer', { version: 2, playlist: {} });
    const playlists = await opened(place);
    await playlists.create('Evening');
    expect(playlists.lists.map(({ name }) => name)).toEqual(['Evening']);
    expect(await store.keys()).toHaveLength(3);
});

const lively: Rules = {
    match: 'any',
    rules: [
        { kind: 'genre', names: ['jazz', 'swing'] },
        { kind: 'mood', names: ['calm'] },
        { kind: 'energy', names: ['high'] },
        { kind: 'language', names: ['ja', 'ru'] },
        { kind: 'key', names: ['8A'], isWide: true },
        { kind: 'tempo', from: 120, to: 130 },
        { kind: 'year', from: null, to: 1999 },
        { kind: 'added', within: 'month' },
        { kind: 'played', within: 'quarter' },
        { kind: 'plays', atLeast: 3 },
        { kind: 'unplayed' },
    ],
    order: 'liveliest',
    limit: 50,
};

test('one with rules survives a reload, and each change of them is taken back', async () => {
    const place = newPlace();
    const playlists = await opened(place);
    const made = await playlists.createSmart('Lively', allSongs);
    const id = made.ok ? made.value.id : '';
    await playlists.setRules(id, lively);
    const reloaded = await opened(place);
    expect(reloaded.get(id)).toMatchObject({ kind: 'smart', name: 'Lively', rules: lively });
    await playlists.undo(id);
    expect(playlists.get(id)).toMatchObject({ rules: allSongs });
});

test('one with rules takes no songs, and one without takes no rules', async () => {
    const { playlists, id } = await withList('a');
    const made = await playlists.createSmart('Lively', lively);
    expect(await playlists.add(made.ok ? made.value.id : '', ['a'])).toEqual({ ok: true, value: 0 });
    await playlists.setRules(id, lively);
    expect(playlists.lists).toMatchObject([{ songIds: ['a'] }, { rules: lively }]);
});

test.each([
    { rules: [{ kind: 'loudness', from: 1, to: 2 }] },
    { rules: [{ kind: 'unplayed', since: 5 }] },
    { rules: [{ kind: 'tempo', from: null, to: null }] },
    { rules: [{ kind: 'genre', names: [] }] },
    { order: 'loudest' },
    { limit: 0 },
    { shuffled: true },
])('rules that are not understood, as %o, are passed over, and left as they are', async (odd) => {
    const place = newPlace();
    const store = openRecordStore(place.database);
    const about = { id: 'odd', name: 'Odd', createdAt: 1, changedAt: 1 };
    const record = { version: 1, playlist: { kind: 'smart', ...about, rules: { ...allSongs, ...odd } } };
    await store.set('odd', record);
    const playlists = await opened(place);
    await playlists.merge([{ kind: 'smart', ...about, rules: allSongs }]);
    expect(playlists.lists).toMatchObject([{ name: 'Odd', rules: allSongs }]);
    expect(await store.get('odd')).toEqual(record);
});

test('a browser that keeps nothing is a reason, and leaves what is shown', async () => {
    const { playlists, id } = await withList('a');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await playlists.add(id, ['b'])).toEqual({ ok: false, reason: 'storage-full' });
    expect(playlists.get(id)).toMatchObject({ songIds: ['a'] });
});

test('those that cannot be read are forgotten with the others', async () => {
    const place = newPlace();
    const store = openRecordStore(place.database);
    await store.set('newer', { version: 2, playlist: {} });
    const playlists = await opened(place);
    await playlists.removeAll();
    expect(await store.keys()).toEqual([]);
});

test('all are forgotten at once', async () => {
    const { playlists } = await withList('a');
    await playlists.create('Morning');
    expect(await playlists.removeAll()).toEqual({ ok: true, value: null });
    expect(playlists.lists).toEqual([]);
});
