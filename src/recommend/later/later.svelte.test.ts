import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Recommendation } from '../recommendation.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { type ChannelName, type Database, databases } from '../../storage/names.ts';
import { ownChannel, ownDatabase } from '../../storage/own-names.fixture.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import { Later } from './later.svelte.ts';
import { openLaterStore } from './later-store.ts';

const open: Later[] = [];

interface Place {
    readonly database: Database;
    readonly channel: ChannelName;
}
const newPlace = (): Place => ({ database: ownDatabase(databases.later), channel: ownChannel() });

/** As a window of the app opens it; two at one place are two windows. */
async function openLater({ database, channel }: Place, now?: () => number): Promise<Later> {
    const later = new Later({ store: openLaterStore(database), channel, ...(now && { now }) });
    open.push(later);
    await later.load();
    return later;
}

function song(parts: Partial<Recommendation> = {}): Recommendation {
    return { service: 'youtube', id: 'a', title: 'Song', judgements: [], ...parts };
}

/** A clock that goes on by a second at every look. */
function clock(): () => number {
    let millis = 0;
    return () => (millis += 1000);
}

const ids = (later: Later) => later.songs.map(({ id }) => id);

afterEach(() => {
    for (const later of open.splice(0)) later.dispose();
    vi.restoreAllMocks();
});

test('songs survive a reload, newest first, with all that is known of them', async () => {
    const place = newPlace();
    const full = song({
        service: 'spotify',
        id: 'full',
        artist: 'Artist',
        album: 'Album',
        durationSeconds: 200,
        page: 'https://open.spotify.com/track/full',
        cover: 'https://i.scdn.co/image/full',
        frame: 'https://open.spotify.com/embed/track/full',
        judgements: [
            { kind: 'script', language: 'ja', script: 'kana', of: 'title' },
            { kind: 'declared', language: 'ko' },
            { kind: 'released', date: '2026-11' },
            { kind: 'uploaded', date: '2026-11-03' },
            { kind: 'genre', genre: 'rock' },
            { kind: 'no-voices', by: 'title' },
        ],
    });
    const later = await openLater(place, clock());
    await later.add(song({ id: 'old' }));
    expect(await later.add(full)).toEqual({ ok: true, value: null });
    expect(ids(later)).toEqual(['full', 'old']);
    const reloaded = await openLater(place, clock());
    expect(reloaded.songs).toEqual(later.songs);
    expect(reloaded.songs[0]).toEqual({ ...full, addedAt: 4000 });
});

test('what was heard of a song is not kept with it, but the name of its file is', async () => {
    const later = await openLater(newPlace(), clock());
    const track = makeTrack({ id: 'own', fileName: 'own.mp3' });
    await later.add(song({ service: 'library', id: 'own', heard: { track, similarity: 0.9, because: [] } }));
    expect(later.songs).toEqual([
        { service: 'library', id: 'own', title: 'Song', judgements: [], fileName: 'own.mp3', addedAt: 2000 },
    ]);
});

test('a song is kept once, and the same id of another service is another song', async () => {
    const later = await openLater(newPlace(), clock());
    await later.add(song());
    await later.add(song({ title: 'Again' }));
    expect(later.songs.map(({ title }) => title)).toEqual(['Song']);
    expect(later.has({ service: 'spotify', id: 'a' })).toBe(false);
    await later.add(song({ service: 'spotify' }));
    expect(later.songs).toHaveLength(2);
});

test('a removed song is gone, also after a reload', async () => {
    const place = newPlace();
    const later = await openLater(place);
    await later.add(song());
    expect(later.has(song())).toBe(true);
    await later.remove(song());
    expect(later.has(song())).toBe(false);
    expect(ids(await openLater(place))).toEqual([]);
});

test('a service is forgotten with all its songs, those kept by another window included', async () => {
    const place = newPlace();
    const later = await openLater(place);
    await later.add(song({ service: 'spotify', id: 'a' }));
    await openLaterStore(place.database).write({ ...song({ service: 'spotify', id: 'b' }), addedAt: 1 });
    await later.add(song({ service: 'youtube', id: 'c' }));
    await later.forget('spotify');
    expect(ids(await openLater(place))).toEqual(['c']);
});

test('two windows show the same songs', async () => {
    const place = newPlace();
    const now = clock();
    const [first, second] = [await openLater(place, now), await openLater(place, now)];
    await first.add(song({ id: 'a' }));
    await second.add(song({ id: 'b' }));
    await vi.waitFor(() =>
        expect([ids(first), ids(second)]).toEqual([
            ['b', 'a'],
            ['b', 'a'],
        ]),
    );
    await second.remove(song({ id: 'a' }));
    await vi.waitFor(() => expect([ids(first), ids(second)]).toEqual([['b'], ['b']]));
});

test.each([
    ['a newer version', { version: 2, song: { ...song(), addedAt: 1 } }],
    ['no record', 'nonsense'],
    ['a page that is a script', { version: 1, song: { ...song({ page: 'javascript:alert(1)' }), addedAt: 1 } }],
    ['a judgement of no known kind', { version: 1, song: { ...song(), judgements: [{ kind: 'odd' }], addedAt: 1 } }],
])('%s hides no other song and stays where it is', async (_, record) => {
    const place = newPlace();
    const later = await openLater(place);
    await later.add(song());
    const kept = openRecordStore(place.database);
    await kept.set('odd', record);
    await later.load();
    expect(ids(later)).toEqual(['a']);
    expect(await kept.get('odd')).toEqual(record);
});

test('a song that could not be kept is not shown either, and the reason is told', async () => {
    const later = await openLater(newPlace());
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await later.add(song())).toEqual({ ok: false, reason: 'storage-full' });
    expect(later.songs).toEqual([]);
});

test('a song that could not be removed stays on the list', async () => {
    const later = await openLater(newPlace());
    await later.add(song());
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    expect(await later.remove(song())).toEqual({ ok: false, reason: 'storage-broken' });
    expect(ids(later)).toEqual(['a']);
});

test('a blocked storage says so, and one that opens later is read then', async () => {
    const blocked = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('not here', 'SecurityError');
    });
    const later = await openLater(newPlace());
    expect(later.problem).toBe('storage-blocked');
    expect(await later.add(song())).toEqual({ ok: false, reason: 'storage-blocked' });
    blocked.mockRestore();
    await later.load();
    expect(later.problem).toBeNull();
});
