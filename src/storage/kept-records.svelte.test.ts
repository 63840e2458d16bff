import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { KeptRecords } from './kept-records.svelte.ts';
import { latestDate, openKeptStore } from './kept-store.ts';
import { createLock } from './lock.ts';
import { madeUpLocks } from './locks.fixture.ts';
import { databases, lockNames } from './names.ts';
import { ownChannel, ownDatabase } from './own-names.fixture.ts';
import { openRecordStore } from './record-store.ts';

interface Note {
    readonly id: string;
    readonly createdAt: number;
    readonly changedAt: number;
    readonly text: string;
}

const open: KeptRecords<Note>[] = [];

afterEach(() => open.splice(0).forEach((notes) => notes.dispose()));

const newPlace = () => ({
    database: ownDatabase(databases.playlists),
    channel: ownChannel(),
    lock: createLock(lockNames.playlistWriting, { locks: madeUpLocks() }),
});

/** As a window of the app opens them; two at one place are two windows. Notes without text cannot be read. */
async function opened({ database, ...parts }: ReturnType<typeof newPlace>): Promise<KeptRecords<Note>> {
    const store = openKeptStore<Note>(database, {
        toRecord: (note) => note,
        fromRecord: (kept) => ((kept as Note).text ? (kept as Note) : null),
    });
    const isSame = (a: Note, b: Note): boolean => a.changedAt === b.changedAt;
    const notes = new KeptRecords<Note>({ store, ...parts, now: () => 5, isSame });
    open.push(notes);
    await notes.load();
    return notes;
}

const note = (id: string, text = 'kept', time = 1): Note => ({ id, text, createdAt: time, changedAt: time });

test('what could not be read again is not written, and nothing that comes with it', async () => {
    const place = newPlace();
    const notes = await opened(place);
    await notes.change(() => ({ put: [note('a')] }));
    expect(await notes.change(() => ({ put: [note('a', ''), note('b')] }))).toMatchObject({ ok: false });
    expect(notes.all).toEqual([note('a')]);
    expect((await opened(place)).all).toEqual([note('a')]);
});

test('a change is decided on what is kept by then, whatever a window shows', async () => {
    const place = newPlace();
    const [here, there] = [await opened(place), await opened(place)];
    const add = (notes: KeptRecords<Note>) =>
        notes.change((all) => ({ put: [note(`of ${all.length} others`, 'kept', all.length)] }));
    await Promise.all([add(here), add(there), add(here)]);
    const ids = ['of 0 others', 'of 1 others', 'of 2 others'];
    await vi.waitFor(() => expect([here, there].map(({ all }) => all.map(({ id }) => id))).toEqual([ids, ids]));
});

test('what is the same as before stays the one that was shown', async () => {
    const place = newPlace();
    const [here, there] = [await opened(place), await opened(place)];
    await here.change(() => ({ put: [note('a'), note('b')] }));
    const [first] = here.all;
    await there.change(() => ({ put: [{ ...note('b'), changedAt: 2 }] }));
    await vi.waitFor(() => expect(here.get('b')?.changedAt).toBe(2));
    expect(here.get('a')).toBe(first);
});

test('no two changes of a record are of one time, even after the last that there is', async () => {
    const notes = await opened(newPlace());
    expect(notes.timeAfter(null)).toBe(5);
    expect(notes.timeAfter(note('a', 'kept', 5))).toBe(6);
    expect(notes.timeAfter(note('a', 'kept', latestDate))).toBe(5);
});

test('records that cannot be read are told by their ids, and stay until all are removed', async () => {
    const place = newPlace();
    const records = openRecordStore(place.database);
    await records.set('newer', { text: '' });
    const notes = await opened(place);
    const told = vi.fn(() => ({ put: [note('a')] }));
    await notes.change(told);
    expect(told).toHaveBeenCalledWith([], ['newer']);
    expect(await records.keys()).toEqual(['a', 'newer']);
    await notes.removeAll();
    expect([await records.keys(), notes.all]).toEqual([[], []]);
});
