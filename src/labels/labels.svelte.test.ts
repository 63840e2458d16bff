import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drained } from '../analysis/in-steps.ts';
import type { Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { createLock } from '../storage/lock.ts';
import { madeUpLocks } from '../storage/locks.fixture.ts';
import { databases, lockNames } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { songsLike } from './label.fixture.ts';
import { Labels } from './labels.svelte.ts';
import { learnAll } from './learn-all.ts';
import { leastSure } from './least-sure.ts';
import { openLabelStore } from './store.ts';
import { outdatedIn, wordOf } from './teaching.ts';

const open: Labels[] = [];

afterEach(() => open.splice(0).forEach((labels) => labels.dispose()));

const swinging = songsLike(0.9, 20);
const others = songsLike(0.1, 40);
const songs = [...swinging, ...others];

const newPlace = () => ({
    database: ownDatabase(databases.labels),
    channel: ownChannel(),
    lock: createLock(lockNames.labelWriting, { locks: madeUpLocks() }),
});

/** As a window of the app opens them; two at one place are two windows. */
async function opened({ database, ...parts }: ReturnType<typeof newPlace>, tracks: readonly Track[] = songs) {
    let millis = 1000;
    const labels = new Labels({
        library: { tracks, get: (id) => tracks.find((track) => track.id === id) },
        contract: () => contract,
        store: openLabelStore(database),
        learn: async (lesson) => drained(learnAll(lesson)),
        now: () => millis++,
        pauseMillis: 0,
        ...parts,
    });
    open.push(labels);
    await labels.load();
    flushSync();
    return labels;
}

async function withLabel(examples: readonly Track[]) {
    const labels = await opened(newPlace());
    const made = await labels.create('Swing', examples);
    if (!made.ok) throw new Error(made.reason);
    await labels.learned();
    const label = () => labels.get(made.value.id) ?? expect.fail('expected the label');
    return { labels, label };
}

describe('a label', () => {
    test('holds of its examples at once, and of songs like them when it is learned', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 8));
        expect(label().learned?.head).not.toBeNull();
        const found = labels.songsOf(label()).map(({ id }) => id);
        expect(found).toEqual(expect.arrayContaining(swinging.map(({ id }) => id)));
        expect(found.length).toBeLessThan(30);
        expect(labels.of(swinging[12] ?? makeTrack()).map(({ name }) => name)).toEqual(['Swing']);
        expect(labels.of(others[3] ?? makeTrack())).toEqual([]);
    });

    test('is claimed of no other song where it is not learned surely', async () => {
        const few = await withLabel(swinging.slice(0, 3));
        expect(few.label().learned).toMatchObject({ head: null, rightness: { untold: 'few' } });
        expect(few.labels.songsOf(few.label())).toHaveLength(3);
        const mixed = await withLabel([...swinging.slice(0, 4), ...others.slice(0, 4)]);
        expect(mixed.label().learned?.head).not.toBeNull();
        expect(mixed.labels.songsOf(mixed.label())).toHaveLength(8);
    });

    test('does not hold of a song that was said to be none, and may again when that is taken back', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 8));
        const song = swinging.slice(15, 16);
        const holds = () => labels.songsOf(label()).includes(song[0] ?? makeTrack());
        expect(holds()).toBe(true);
        await labels.teach(label().id, song, 'no');
        expect([wordOf(label(), song[0]?.id ?? ''), holds()]).toEqual(['no', false]);
        await labels.teach(label().id, song, 'open');
        await labels.learned();
        expect([label().counterexamples, holds()]).toEqual([[], true]);
    });

    test('asks of three songs by three artists that nobody has spoken of, and of none that was skipped', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 8));
        await labels.teach(label().id, others.slice(0, 2), 'no');
        await labels.learned();
        const asked = leastSure(label(), songs, new Set());
        expect(asked).toHaveLength(3);
        expect(new Set(asked.map(({ artist }) => artist)).size).toBe(3);
        expect(asked.map(({ id }) => wordOf(label(), id))).toEqual(['open', 'open', 'open']);
        const skipped = new Set(asked.map(({ id }) => id));
        expect(leastSure(label(), songs, skipped).some(({ id }) => skipped.has(id))).toBe(false);
        const one = songs.map((track) => ({ ...track, artist: 'One' }));
        expect(leastSure(label(), one, new Set())).toHaveLength(1);
    });
});

describe('the labels', () => {
    test('of one name are one: songs come to it', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 2));
        await labels.create(' Swing ', swinging.slice(1, 4));
        expect(labels.all).toHaveLength(1);
        expect(label().examples).toHaveLength(4);
    });

    test('are renamed, but not as another is', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 2));
        await labels.create('Dabke', others.slice(0, 2));
        expect(await labels.rename(label().id, 'Dabke')).toEqual({ ok: true, value: false });
        expect(await labels.rename(label().id, 'Sunday')).toEqual({ ok: true, value: true });
        expect(labels.all.map(({ name }) => name)).toEqual(['Sunday', 'Dabke']);
        await expect(labels.rename(label().id, '\n')).rejects.toThrow(/a name/);
    });

    test('that are removed come back as they were, learned', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 8));
        const before = label();
        const removed = await labels.remove(before.id);
        expect(labels.all).toEqual([]);
        if (!removed.ok || !removed.value) throw new Error('expected what was removed');
        await labels.bringBack(removed.value);
        expect(label()).toEqual(before);
    });

    test('are the same in all windows, and after the next visit', async () => {
        const place = newPlace();
        const [here, there] = [await opened(place), await opened(place)];
        await here.create('Swing', swinging.slice(0, 8));
        await here.learned();
        await vi.waitFor(() => expect(there.all).toEqual(here.all));
        expect(there.all[0]?.learned).not.toBeNull();
        const again = await opened(place);
        expect(again.all).toEqual(here.all);
    });

    test('outlive their songs, and teach without them', async () => {
        const place = newPlace();
        const before = await opened(place);
        await before.create('Swing', swinging.slice(0, 8));
        const after = await opened(place, songs.slice(8));
        await after.learned();
        expect(after.all[0]?.examples).toHaveLength(8);
        expect(after.all[0]?.learned?.head).not.toBeNull();
    });

    test('are learned again when another network has heard their songs, and hold of nothing before', async () => {
        const place = newPlace();
        const older = songs.map((track) => ({ ...track, analysis: { ...track.analysis, model: '1.0.0' } }));
        const before = await opened(place, older);
        await before.create('Swing', older.slice(0, 8));
        await before.learned();
        expect(outdatedIn(before.all[0] ?? expect.fail(), contract.version)).toHaveLength(8);
        expect(before.all[0]?.learned?.head).toBeNull();
        const after = await opened(place);
        await after.learned();
        expect(outdatedIn(after.all[0] ?? expect.fail(), contract.version)).toEqual([]);
        expect(after.all[0]?.learned?.head?.network).toBe(contract.version);
    });

    test('that come from elsewhere join those that there are, which stay as they were said', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 3));
        await labels.teach(label().id, others.slice(0, 1), 'no');
        const own = label();
        const elsewhere = await opened(newPlace());
        await elsewhere.create('Swing', [...swinging.slice(2, 5), ...others.slice(0, 1)]);
        await elsewhere.create('Dabke', others.slice(4, 6));
        expect(await labels.merge(elsewhere.all)).toEqual({ ok: true, value: 2 });
        expect(labels.all.map(({ name }) => name)).toEqual(['Swing', 'Dabke']);
        expect(label().examples).toHaveLength(5);
        expect(label().counterexamples).toEqual(own.counterexamples);
        expect(await labels.merge(elsewhere.all)).toEqual({ ok: true, value: 0 });
    });

    test('that cannot be read stay as they are, until all are erased', async () => {
        const place = newPlace();
        const store = openRecordStore(place.database);
        await store.set('newer', { version: 99 });
        const labels = await opened(place);
        expect(labels.all).toEqual([]);
        await labels.create('Swing');
        expect(await store.get('newer')).toEqual({ version: 99 });
        await labels.removeAll();
        expect(await store.keys()).toEqual([]);
    });

    test('say why they could not be kept, and stay as they were', async () => {
        const { database, ...place } = newPlace();
        const full = { ok: false, reason: 'storage-full' } as const;
        const labels = new Labels({
            library: { tracks: songs, get: () => undefined },
            contract: () => contract,
            store: { ...openLabelStore(database), write: async () => full },
            learn: async (lesson) => drained(learnAll(lesson)),
            ...place,
        });
        open.push(labels);
        expect(await labels.create('Swing', swinging)).toEqual(full);
        expect(labels.all).toEqual([]);
    });

    test('stay as they were learned when the worker ends before it has learned', async () => {
        const said = vi.spyOn(console, 'error').mockReturnValue();
        const { database, ...place } = newPlace();
        const labels = new Labels({
            library: { tracks: songs, get: () => undefined },
            contract: () => contract,
            store: openLabelStore(database),
            learn: async () => Promise.reject(new Error('it ended')),
            ...place,
        });
        open.push(labels);
        await labels.create('Swing', swinging.slice(0, 8));
        await labels.learned();
        expect(labels.all).toMatchObject([{ name: 'Swing', learned: null }]);
        expect(said).toHaveBeenCalledOnce();
        said.mockRestore();
    });
});
