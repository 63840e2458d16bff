import { beforeEach, expect, test } from 'vitest';
import { type OpenCatalogues, serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { pageFetch } from '../../fakes/page-fetch.ts';
import type { Analysis, Outcome } from '../flow.ts';
import { ownTrackDatabases } from '../library/own-library.fixture.ts';
import { openTrackStore } from '../library/store.ts';
import { contract, makePicture, makeTrack } from '../library/track.fixture.ts';
import { Listening } from '../recommend/listening/listening.svelte.ts';
import { createTestClient, loopback, now } from '../recommend/open/open.fixture.ts';
import { createOpen } from '../recommend/open/open.ts';
import type { Filters } from '../recommend/filters.ts';
import { CurrentSet } from './current-set.svelte.ts';
import { SongBetween } from './song-between.svelte.ts';
import type { StreamedSong } from './streamed-song.ts';

const heardAs = (embedding: readonly number[], tempoBpm: number): Partial<Analysis> => {
    const { analysis } = makeTrack();
    return { embedding: new Float32Array(embedding), rhythm: { ...analysis.rhythm, tempoBpm } };
};
const library = [
    makeTrack({ id: 'a', title: 'First', artist: 'One', analysis: heardAs([1, 0, 0], 100) }),
    makeTrack({ id: 'b', title: 'Second', artist: 'Two', analysis: heardAs([0, 1, 0], 130) }),
];
const far = heardAs([0, 0, 1], 170);
const near = heardAs([Math.SQRT1_2, Math.SQRT1_2, 0], 100);

let services: OpenCatalogues;
let isOnline: boolean;
let lasting: Pick<Filters, 'language' | 'time'>;
let taken: StreamedSong[];
let set: CurrentSet;
let between: SongBetween;

beforeEach(() => {
    [isOnline, lasting, taken] = [true, { language: 'any', time: 'any' }, []];
    const http = createTestClient({}, { isOnline: () => isOnline });
    services = serveOpenCatalogues(loopback, { now: () => now, sound: () => new Uint8Array([1, 2, 3]) });
    const { streaming } = createOpen({ http, now: () => now });
    set = new CurrentSet({ tracks: () => library, contract: () => contract });
    set.begin(['a', 'b']);
    const heard = [far, near];
    const analyse = async (): Promise<Outcome> => {
        const { analysis } = makeTrack({ analysis: heard.shift() ?? far });
        return { ok: true, analysis, picture: makePicture(), fileTags: {} };
    };
    between = new SongBetween({
        set,
        catalogues: streaming ? [streaming] : [],
        listening: new Listening({
            analyser: { analyse, contract: async () => contract },
            library: () => library,
            isBusy: () => false,
            store: openTrackStore(ownTrackDatabases()),
            fetch: pageFetch(loopback),
        }),
        lasting: () => lasting,
        contract: () => contract,
        onTaken: (song) => taken.push(song),
    });
});

const requests = () => Object.values(services).map(({ requests: sent }) => sent.length);
const sounds = () => services.audius.nodes.requests.length;

test('nothing is asked before the listener asks, and then only who streams whole songs, for what the neighbours are', async () => {
    between.begin(1);
    expect([between.neighbours.map(({ id }) => id), between.sentWords]).toEqual([['a', 'b'], ['blues']]);
    expect([requests(), sounds()]).toEqual([[0, 0, 0, 0, 0], 0]);
    await between.ask();
    expect(requests()).toEqual([0, 0, 1, 0, 0]);
    expect(new URL(services.audius.requests[0]?.url ?? '').searchParams.getAll('genre')).toEqual(['Blues']);
});

test('songs are heard before they are offered, and the one that fits best between the two comes first', async () => {
    between.begin(1);
    await between.ask();
    expect(between.phase).toBe('ended');
    expect(sounds()).toBe(between.heard);
    expect(between.heard).toBeGreaterThan(1);
    expect(between.offers[0]?.heard.track.analysis.embedding).toEqual(near.embedding);
});

test('one that is taken stands in its place as what it is, stays when it is locked, and goes when that is undone', async () => {
    between.begin(1);
    await between.ask();
    const [song] = between.offers;
    if (!song) throw new Error('expected an offer');
    between.take(song);
    const id = `audius:${song.id}`;
    expect(set.songs.map((track) => track.id)).toEqual(['a', id, 'b']);
    expect([set.streamed(id), taken, between.place]).toEqual([song, [song], null]);
    expect(song.page).toMatch(/^https:\/\/audius\.co\//);
    set.lock(id, true);
    set.ask({ arc: 'rise' });
    expect(set.songs[1]?.id).toBe(id);
    for (let i = 0; i < 3; i += 1) set.undo();
    expect([set.set?.ids, set.streamed(id)]).toEqual([['a', 'b'], undefined]);
});

test('a song that stands in the set is not offered again, and a new set has none of it', async () => {
    between.begin(1);
    await between.ask();
    const [song] = between.offers;
    if (song) between.take(song);
    between.begin(2);
    await between.ask();
    expect(between.offers.map(({ id }) => id)).not.toContain(song?.id);
    set.begin(['b']);
    expect(set.songs.every(({ id }) => ['a', 'b'].includes(id))).toBe(true);
});

test('language and time are asked for as they stand', async () => {
    lasting = { language: 'ja', time: 'week' };
    between.begin(1);
    await between.ask();
    expect(between.filters).toMatchObject(lasting);
    const orders = services.audius.requests.map(({ url }) => new URL(url).searchParams.get('sort_method'));
    expect(new Set(orders)).toEqual(new Set(['recent']));
});

test('without a network it says so, and nothing is heard', async () => {
    isOnline = false;
    between.begin(1);
    await between.ask();
    expect(between.troubles.map(({ reason }) => reason)).toEqual(['offline']);
    expect([between.phase, between.offers, sounds()]).toEqual(['ended', [], 0]);
});

test('what is closed while it is under way leaves nothing behind', async () => {
    between.begin(1);
    const asked = between.ask();
    between.close();
    await asked;
    between.begin(1);
    expect([between.phase, between.heard, between.troubles, sounds()]).toEqual(['idle', 0, [], 0]);
});

test('after the last song one more is looked for beside that alone', async () => {
    between.begin(2);
    expect(between.neighbours.map(({ id }) => id)).toEqual(['b']);
    await between.ask();
    const [song] = between.offers;
    if (song) between.take(song);
    expect(set.songs.map(({ id }) => id)).toEqual(['a', 'b', `audius:${song?.id}`]);
});
