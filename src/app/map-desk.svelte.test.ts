import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Track } from '../flow.ts';
import { cartographerHere } from '../map/cartographer.fixture.ts';
import { contract, mappableSongs } from '../map/map.fixture.ts';
import { CurrentSet } from '../sets/current-set.svelte.ts';
import { planSet } from '../sets/plan.ts';
import { MapDesk } from './map-desk.svelte.ts';

const songs = mappableSongs(60);
const idsOf = (tracks: readonly Track[]): readonly string[] => tracks.map(({ id }) => id);

function opened(first: readonly Track[] = songs) {
    let tracks = $state.raw(first);
    const set = new CurrentSet({ tracks: () => tracks, contract: () => contract });
    const library = {
        get tracks() {
            return tracks;
        },
        get: (id: string) => tracks.find((track) => track.id === id),
    };
    const screen = { show: () => undefined };
    const desk = new MapDesk({ library, network: { contract }, set, screen, worker: cartographerHere() });
    return { desk, set, has: (next: readonly Track[]) => (tracks = next) };
}

/** Everything within a line round all of them. */
const everywhere = [
    { x: -1e3, y: -1e3 },
    { x: 1e3, y: -1e3 },
    { x: 1e3, y: 1e3 },
    { x: -1e3, y: 1e3 },
];

test('songs that left the library, or may stand in no set, come into no set', async () => {
    const { desk, set, has } = opened();
    const music = songs.filter((track) => set.mayBeginWith(track));
    const [first, ...others] = music.slice(0, 8);
    const noMusic = songs.find((track) => !set.mayBeginWith(track));
    if (!first || !noMusic) throw new Error('expected music, and what is none');
    desk.chooseRegion([first, noMusic, ...others], 'Techno');
    has(songs.filter((track) => track !== first));
    expect(idsOf(desk.chosenTracks)).toEqual(idsOf([noMusic, ...others]));
    desk.makeSet();
    const { ids = [] } = set.set ?? {};
    expect(ids.length).toBeGreaterThan(2);
    expect(idsOf(others)).toEqual(expect.arrayContaining([...ids]));
});

test('a set of an area is ordered as it flows best, and its songs can be changed; one of a path keeps its order', () => {
    const { desk, set } = opened();
    const music = songs.filter((track) => set.mayBeginWith(track));
    const length = { songs: music.length };
    desk.chooseRegion(music, 'All');
    desk.makeSet();
    expect([set.set?.ids, set.set?.locked.size]).toEqual([
        planSet(music, { length, arc: 'steady' }, { contract, anchors: [] }),
        0,
    ]);
    const path = idsOf(music.slice(0, 3)).toReversed();
    desk.chosen = { kind: 'path', ids: path, name: '', leftOut: 0 };
    desk.makeSet();
    expect([set.set?.ids, set.set?.locked.size]).toEqual([path, 3]);
});

test('no set is offered of songs that may stand in none', () => {
    const { desk, set } = opened();
    desk.chooseRegion(
        songs.filter((track) => !set.mayBeginWith(track)),
        'Noise',
    );
    expect(desk.canMakeSet).toBe(false);
});

test('what was drawn goes with the places that it was drawn on, and the songs stay chosen', async () => {
    const { desk } = opened();
    await desk.map.follow();
    desk.line = everywhere;
    desk.view = { middle: { x: 1, y: 1 }, scale: 100 };
    desk.chooseArea(desk.map.songs, { accepts: () => true }, () => 'All');
    await desk.map.layOutAnew();
    expect([desk.line, desk.view, desk.chosenTracks.length]).toEqual([[], null, songs.length]);
});

test('what the search leaves out comes into no area and no path', async () => {
    const { desk } = opened();
    await desk.map.follow();
    const { songs } = desk.map;
    const even = (song: number): boolean => song % 2 === 0;
    desk.line = everywhere;
    desk.chooseArea(songs, { accepts: even }, () => 'All');
    expect(idsOf(desk.chosenTracks)).toEqual(idsOf(songs.tracks.filter((_, song) => even(song))));
    desk.choosePath(songs, { reach: 1e4, accepts: even });
    expect(desk.chosen?.ids.length).toBeGreaterThan(0);
    expect(idsOf(songs.tracks.filter((_, song) => even(song)))).toEqual(
        expect.arrayContaining([...(desk.chosen?.ids ?? [])]),
    );
});
