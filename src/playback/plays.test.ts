import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { databases } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { PlayHistory, toPlays } from './plays.svelte.ts';

const open: PlayHistory[] = [];
const newPlace = () => ({ database: ownDatabase(databases.plays), channel: ownChannel() });

/** As a window of the app opens it; two at one place are two windows. */
async function opened(place: ReturnType<typeof newPlace>, now = () => 1000): Promise<PlayHistory> {
    const plays = new PlayHistory({ ...place, now });
    open.push(plays);
    await plays.load();
    return plays;
}

afterEach(() => open.splice(0).forEach((plays) => plays.dispose()));

test('plays are counted, survive a reload, and reach the other windows', async () => {
    const place = newPlace();
    const [one, other] = [await opened(place), await opened(place)];
    await one.count('a');
    await one.count('a');
    expect(one.bySong.get('a')).toEqual({ count: 2, lastAt: 1000 });
    await vi.waitFor(() => expect(other.bySong.get('a')?.count).toBe(2));
    expect((await opened(place)).bySong).toEqual(one.bySong);
});

test('what came from a file adds to what is known, and never takes from it', async () => {
    const plays = await opened(newPlace());
    await plays.count('a');
    await plays.count('a');
    await plays.merge([
        ['a', { count: 1, lastAt: 1 }],
        ['b', { count: 5, lastAt: 7 }],
    ]);
    expect(Object.fromEntries(plays.bySong)).toEqual({ a: { count: 2, lastAt: 1000 }, b: { count: 5, lastAt: 7 } });
});

test('a song that is forgotten was never played, and what cannot be read is passed over', async () => {
    const place = newPlace();
    await openRecordStore(place.database).set('odd', { count: 'many' });
    const plays = await opened(place);
    await plays.count('a');
    await plays.forget(['a']);
    expect(plays.bySong.size).toBe(0);
});

test.each([{ count: 1, lastAt: 1e300 }, { count: 1, lastAt: -1 }, { count: 0.5, lastAt: 1 }, null])(
    'what cannot be when a song was played is let go: %o',
    (kept) => {
        expect(toPlays(kept)).toBeNull();
    },
);
