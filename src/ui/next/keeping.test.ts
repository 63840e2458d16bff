import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Recommendation } from '../../recommend/recommendation.ts';
import { databases } from '../../storage/names.ts';
import { ownChannel, ownDatabase } from '../../storage/own-names.fixture.ts';
import { openLaterStore } from '../../recommend/later/later-store.ts';
import { Later } from '../../recommend/later/later.svelte.ts';
import { Keeping } from './keeping.svelte.ts';

const song: Recommendation = { service: 'audius', id: 'a', title: 'A', page: 'https://audius.co/a', judgements: [] };
let later: Later;

afterEach(() => later.dispose());

test('a click keeps a song, and the next one takes it off again', async () => {
    later = new Later({ store: openLaterStore(ownDatabase(databases.later)), channel: ownChannel() });
    const keeping = new Keeping(later);
    await keeping.toggle(song);
    expect([keeping.isKept(song), keeping.problem]).toEqual([true, null]);
    await keeping.toggle(song);
    expect([keeping.isKept(song), keeping.problem]).toEqual([false, null]);
});

test('a song that could not be kept says why until one could', async () => {
    const store = openLaterStore(ownDatabase(databases.later));
    let isFull = true;
    const write: typeof store.write = async (kept) =>
        isFull ? { ok: false, reason: 'storage-full', message: '' } : store.write(kept);
    later = new Later({ store: { ...store, write }, channel: ownChannel() });
    const keeping = new Keeping(later);
    await keeping.toggle(song);
    expect([keeping.isKept(song), keeping.problem]).toEqual([false, 'storage-full']);
    isFull = false;
    await keeping.toggle(song);
    expect([keeping.isKept(song), keeping.problem]).toEqual([true, null]);
});
