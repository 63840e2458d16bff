import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { mostExamples } from './label.ts';
import { closeWindows, newPlace, opened, others, songs, swinging } from './labels.fixture.ts';
import { leastSure } from './least-sure.ts';
import { openLabelStore } from './store.ts';
import { verdictOf } from './teaching.ts';

afterEach(closeWindows);

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
        expect([verdictOf(label(), song[0]?.id ?? ''), holds()]).toEqual(['no', false]);
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
        expect(asked.map(({ id }) => verdictOf(label(), id))).toEqual(['open', 'open', 'open']);
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

    test('of one name stay one where two are begun, named or brought back at once', async () => {
        const place = newPlace();
        const [here, there] = [await opened(place), await opened(place)];
        await Promise.all([
            here.create('Swing', swinging.slice(0, 2)),
            here.create('Swing', swinging.slice(1, 3)),
            there.create('Swing', swinging.slice(3, 5)),
        ]);
        await vi.waitFor(() => expect(here.all[0]?.examples).toHaveLength(5));
        expect(here.all).toHaveLength(1);
        const [swing] = here.all;
        const removed = await here.remove(swing?.id ?? '');
        if (!removed.ok || !removed.value) throw new Error('expected what was removed');
        await Promise.all([there.create('Swing', swinging.slice(4, 7)), here.bringBack(removed.value)]);
        await vi.waitFor(() => expect(here.all[0]?.examples).toHaveLength(7));
        const others = await Promise.all(['Dabke', 'Sunday'].map((name) => here.create(name)));
        const names = others.map((made, i) => [here, there][i]?.rename(made.ok ? made.value.id : '', 'Night'));
        expect((await Promise.all(names)).filter((renamed) => renamed?.ok && renamed.value)).toHaveLength(1);
    });

    test('that come from elsewhere lose nothing that another window says meanwhile', async () => {
        const place = newPlace();
        const [here, there] = [await opened(place), await opened(place)];
        await here.create('Swing', swinging.slice(0, 2));
        const elsewhere = await opened(newPlace());
        await elsewhere.create('Swing', swinging.slice(2, 4));
        const id = here.all[0]?.id ?? '';
        await Promise.all([there.teach(id, swinging.slice(4, 6), 'yes'), here.merge(elsewhere.all)]);
        await vi.waitFor(() => expect(here.all[0]?.examples).toHaveLength(6));
    });

    test('given to more songs than can be kept say so, and stay as they were', async () => {
        const place = newPlace();
        const labels = await opened(place);
        const [song] = swinging;
        const many = Array.from({ length: mostExamples + 1 }, (_, i) => ({ ...(song ?? makeTrack()), id: `m${i}` }));
        const tooMany = { ok: false, reason: 'too-many' };
        expect(await labels.create('All', many)).toEqual(tooMany);
        expect(labels.all).toEqual([]);
        await labels.create('Swing', swinging.slice(0, 2));
        expect(await labels.teach(labels.all[0]?.id ?? '', many, 'no')).toEqual(tooMany);
        expect((await opened(place)).all).toMatchObject([{ name: 'Swing', counterexamples: [] }]);
    });

    test('keep songs with ids as long as a library may bring them', async () => {
        const place = newPlace();
        const labels = await opened(place);
        await labels.create('Swing', [{ ...(swinging[0] ?? makeTrack()), id: 'x'.repeat(1000) }]);
        expect((await opened(place)).all[0]?.examples).toHaveLength(1);
    });

    test('that are not changed stay the ones that were shown, with all that is remembered of them', async () => {
        const { labels, label } = await withLabel(swinging.slice(0, 8));
        const before = label();
        await labels.create('Dabke', others.slice(0, 8));
        await labels.learned();
        expect(label()).toBe(before);
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
        const place = newPlace();
        const full = { ok: false, reason: 'storage-full' } as const;
        const store = { ...openLabelStore(place.database), write: async () => full };
        const labels = await opened({ ...place, store });
        expect(await labels.create('Swing', swinging)).toEqual(full);
        expect(labels.all).toEqual([]);
    });
});
