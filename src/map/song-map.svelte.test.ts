import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { databases } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { openMapStore, type MapStore } from './kept-map.ts';
import { cartographerHere } from './cartographer.fixture.ts';
import { contract, mappableSongs } from './map.fixture.ts';
import type { Cartographer } from './map-worker.ts';
import { soundNeighbours, vectorsOf, type MappedSongs } from './mapped-songs.ts';
import { SongMap } from './song-map.svelte.ts';

const tracks = mappableSongs(80);
const open: SongMap[] = [];

const newPlace = () => ({ database: ownDatabase(databases.map), channel: ownChannel() });

interface Window {
    readonly place?: ReturnType<typeof newPlace>;
    readonly worker?: Cartographer;
    readonly store?: MapStore;
    readonly known?: typeof contract;
}

/** As a window of the app opens it; two at one place are two windows. The library can be changed. */
function opened(
    songs: readonly Track[],
    { place = newPlace(), worker = cartographerHere(), store, known = contract }: Window = {},
) {
    let library = $state.raw(songs);
    let moves = 0;
    const map = new SongMap({
        tracks: () => library,
        contract: () => known,
        worker,
        onMoved: () => (moves += 1),
        store: store ?? openMapStore(place.database),
        channel: place.channel,
    });
    open.push(map);
    return { map, has: (next: readonly Track[]) => (library = next), moves: () => moves };
}

const byId = ({ tracks: all, places }: MappedSongs): Record<string, readonly number[]> =>
    Object.fromEntries(all.map(({ id }, song) => [id, [...places.slice(2 * song, 2 * song + 2)]]));

afterEach(() => {
    open.splice(0).forEach((map) => map.dispose());
    vi.restoreAllMocks();
});

test('every song has a place, the same in whatever order the library stands', async () => {
    const [one, other] = [opened(tracks).map, opened(tracks.toReversed()).map];
    await Promise.all([one.follow(), other.follow()]);
    expect(one.state).toBe('ready');
    expect(Object.keys(byId(one.songs))).toHaveLength(tracks.length);
    expect(byId(other.songs)).toEqual(byId(one.songs));
    expect(one.trueness).toBeGreaterThan(0.75);
});

test('places survive a reload, and are not made again', async () => {
    const place = newPlace();
    const { map } = opened(tracks, { place });
    await map.follow();
    const calls: string[] = [];
    const reloaded = opened(tracks, { place, worker: cartographerHere(calls) }).map;
    await reloaded.follow();
    expect([calls, byId(reloaded.songs)]).toEqual([[], byId(map.songs)]);
});

test('new songs come in among the others, which stay; songs that are gone leave', async () => {
    const calls: string[] = [];
    const { map, has } = opened(tracks.slice(0, 70), { worker: cartographerHere(calls) });
    await map.follow();
    const before = byId(map.songs);
    has(tracks.slice(5));
    await map.follow();
    const after = byId(map.songs);
    expect(calls).toEqual(['layOut', 'place']);
    expect(Object.keys(after).sort()).toEqual(
        tracks
            .slice(5)
            .map(({ id }) => id)
            .sort(),
    );
    for (const { id } of tracks.slice(5, 70)) expect(after[id]).toEqual(before[id]);
    expect(map.manySince).toBe(0);
});

test('when many have come a new layout is worth it, and is then as on the first day', async () => {
    const { map, has } = opened(tracks.slice(0, 50));
    await map.follow();
    has(tracks);
    await map.follow();
    expect(map.manySince).toBe(tracks.length - 50);
    await map.layOutAnew();
    const fresh = opened(tracks).map;
    await fresh.follow();
    expect([map.manySince, byId(map.songs)]).toEqual([0, byId(fresh.songs)]);
});

test('songs of another network are left out and counted, and their old places forgotten', async () => {
    const place = newPlace();
    const [first, ...others] = tracks;
    if (!first) throw new Error('expected a song');
    const old = { ...first, analysis: { ...first.analysis, model: '0.1.0' } };
    const { map } = opened([old, ...others], { place });
    await map.follow();
    expect([map.leftOut, map.songs.tracks.length]).toEqual([1, tracks.length - 1]);
    const calls: string[] = [];
    const known = { ...contract, version: '99.0.0' };
    const heardAnew = tracks.map((track) => ({ ...track, analysis: { ...track.analysis, model: '99.0.0' } }));
    const newer = opened(heardAnew, { place, known, worker: cartographerHere(calls) }).map;
    await newer.follow();
    expect([calls, newer.leftOut]).toEqual([['layOut'], 0]);
});

test('what one window lays out, the other shows', async () => {
    const place = newPlace();
    const [one, other] = [opened(tracks, { place }).map, opened(tracks, { place }).map];
    await one.follow();
    await vi.waitFor(() => expect(byId(other.songs)).toEqual(byId(one.songs)));
});

test('a worker that fails leaves a way to try again', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    let isBroken = true;
    const here = cartographerHere();
    const worker: Cartographer = {
        ...here,
        layOut: async (...asked) => {
            if (isBroken) throw new Error('out of memory');
            return here.layOut(...asked);
        },
    };
    const { map } = opened(tracks, { worker });
    await map.follow();
    expect([map.state, map.songs.tracks]).toEqual(['failed', []]);
    isBroken = false;
    await map.layOutAnew();
    expect([map.state, map.songs.tracks.length]).toEqual(['ready', tracks.length]);
});

test('a new layout that failed is tried again, and once it is there no more', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const calls: string[] = [];
    const here = cartographerHere(calls);
    let isBroken = false;
    const worker: Cartographer = {
        ...here,
        layOut: (...asked) => (isBroken ? Promise.reject(new Error('out of memory')) : here.layOut(...asked)),
    };
    const { map } = opened(tracks, { worker });
    await map.follow();
    isBroken = true;
    await map.layOutAnew();
    expect([map.state, map.songs.tracks.length]).toEqual(['failed', tracks.length]);
    isBroken = false;
    await map.follow();
    await map.follow();
    expect([map.state, calls]).toEqual(['ready', ['layOut', 'layOut']]);
});

test('what one window lays out anew has moved for the other; what it only adds has not', async () => {
    const place = newPlace();
    const [one, other] = [opened(tracks.slice(0, 60), { place }), opened(tracks.slice(0, 60), { place })];
    await one.map.follow();
    await vi.waitFor(() => expect(other.map.songs.tracks).toHaveLength(60));
    expect(other.moves()).toBe(0);
    one.has(tracks);
    await one.map.follow();
    other.has(tracks);
    await vi.waitFor(() => expect(other.map.songs.tracks).toHaveLength(tracks.length));
    expect(other.moves()).toBe(0);
    await one.map.layOutAnew();
    await vi.waitFor(() => expect(other.moves()).toBe(1));
});

test('places that cannot be kept are shown all the same, and it is said', async () => {
    const store: MapStore = {
        read: async () => ({ ok: true, value: null }),
        write: async () => ({ ok: false, reason: 'storage-full' }),
    };
    const { map } = opened(tracks, { store });
    await map.follow();
    expect([map.problem, map.songs.tracks.length]).toEqual(['storage-full', tracks.length]);
});

test('what is no map, or has not a place for each, is none', async () => {
    for (const map of [
        'nonsense',
        { version: 2, map: {} },
        { version: 1, map: { model: 'a', ids: ['a'], places: Float32Array.of(1), trueness: 1, placedSince: 0 } },
        { version: 1, map: { model: 'a', ids: ['a'], places: Float32Array.of(1, NaN), trueness: 1, placedSince: 0 } },
    ]) {
        const database = ownDatabase(databases.map);
        await openRecordStore(database).set('map', map);
        expect(await openMapStore(database).read()).toEqual({ ok: true, value: null });
    }
});

test('the ten nearest in sound are told of a song', async () => {
    const { map } = opened(tracks);
    await map.follow();
    const found = soundNeighbours(vectorsOf(map.songs.tracks), 3);
    expect(found).toHaveLength(10);
    const artist = map.songs.tracks[3]?.artist;
    expect(map.songs.tracks[found[0] ?? 0]?.artist).toBe(artist);
});

test('an empty library waits', async () => {
    const { map } = opened([]);
    await map.follow();
    expect([map.state, map.songs.tracks, map.trueness]).toEqual(['waiting', [], null]);
});
