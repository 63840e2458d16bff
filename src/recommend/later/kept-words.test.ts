/** For how long the words of kept songs stay. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { type Database, databases } from '../../storage/names.ts';
import { ownChannel, ownDatabase } from '../../storage/own-names.fixture.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import type { Recommendation } from '../recommendation.ts';
import { services } from '../sources.ts';
import { Later } from './later.svelte.ts';
import { openLaterStore } from './later-store.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-11-01T12:00:00Z');

const song: Recommendation = {
    service: 'youtube',
    id: 'fake-en-001',
    title: 'Everlong',
    artist: 'Foo Fighters',
    durationSeconds: 293,
    page: 'https://www.youtube.com/watch?v=fake-en-001',
    frame: 'https://www.youtube-nocookie.com/embed/fake-en-001',
    cover: 'https://i.ytimg.com/vi/fake-en-001/mqdefault.jpg',
    answeredAt: start,
    judgements: [{ kind: 'uploaded', date: '2026-10-19' }],
};
const bare = {
    service: 'youtube',
    id: 'fake-en-001',
    page: song.page,
    frame: song.frame,
    judgements: [],
    addedAt: start,
};

const open: Later[] = [];
let clock = { now: start };

async function openLater(database: Database): Promise<Later> {
    const later = new Later({ store: openLaterStore(database), channel: ownChannel(), now: () => clock.now });
    open.push(later);
    await later.load();
    return later;
}

const recorded = async (database: Database) =>
    (await openRecordStore(database).values()) as readonly { song: unknown }[];

afterEach(() => {
    for (const later of open.splice(0)) later.dispose();
    clock = { now: start };
    vi.restoreAllMocks();
});

test('for thirty days a song of YouTube keeps its words; then only the song, its addresses and when it was kept stay', async () => {
    const database = ownDatabase(databases.later);
    await (await openLater(database)).add(song);
    clock.now = start + 30 * dayMillis;
    expect((await openLater(database)).songs).toEqual([{ ...song, addedAt: start }]);
    clock.now += 1;
    const later = await openLater(database);
    expect(later.songs).toEqual([bare]);
    expect(later.has(song)).toBe(true);
    expect((await recorded(database)).map((record) => record.song)).toEqual([bare]);
});

test('the days are those of the answer, which may be older than the choice', async () => {
    const database = ownDatabase(databases.later);
    clock.now = start + 20 * dayMillis;
    const later = await openLater(database);
    await later.add(song);
    expect(later.songs[0]?.title).toBe('Everlong');
    clock.now = start + 31 * dayMillis;
    await later.load();
    expect(later.songs).toEqual([{ ...bare, addedAt: start + 20 * dayMillis }]);
});

test('where an earlier version kept a song without the answer’s date, they are counted from the choice', async () => {
    const database = ownDatabase(databases.later);
    const older = Object.fromEntries(Object.entries(song).filter(([name]) => name !== 'answeredAt'));
    await openRecordStore(database).set('youtube fake-en-001', { version: 1, song: { ...older, addedAt: start } });
    clock.now = start + 30 * dayMillis;
    const later = await openLater(database);
    expect(later.songs[0]?.title).toBe('Everlong');
    clock.now += 1;
    await later.load();
    expect(later.songs).toEqual([bare]);
});

test('only YouTube asks for that: the words of all others stay as long as the song', async () => {
    const database = ownDatabase(databases.later);
    const others = services.filter((service) => service !== 'youtube');
    const later = await openLater(database);
    for (const service of others) await later.add({ ...song, service });
    clock.now += 1000 * dayMillis;
    await later.load();
    expect(later.songs.map(({ title }) => title)).toEqual(others.map(() => 'Everlong'));
});

test('a storage that cannot be written to shows the words no longer either, and drops them when it can', async () => {
    const database = ownDatabase(databases.later);
    const later = await openLater(database);
    await later.add(song);
    clock.now += 31 * dayMillis;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    await later.load();
    expect(later.songs).toEqual([bare]);
    put.mockRestore();
    await later.load();
    expect((await recorded(database)).map((record) => record.song)).toEqual([bare]);
});

test('new words bring back no song that was taken off the list, and change none that has its own', async () => {
    const database = ownDatabase(databases.later);
    const later = await openLater(database);
    await later.add(song);
    expect(await later.renew([{ ...song, title: 'Another' }])).toEqual({ ok: true, value: null });
    expect(later.songs[0]?.title).toBe('Everlong');
    clock.now += 31 * dayMillis;
    await later.load();
    await openLaterStore(database).remove([song]);
    await later.renew([song]);
    expect(await recorded(database)).toEqual([]);
});
