import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Recommendation } from '../recommendation.ts';
import { ownTrackDatabases } from '../../library/own-library.fixture.ts';
import { openTrackStore } from '../../library/store.ts';
import { contract, makePicture, makeTrack } from '../../library/track.fixture.ts';
import { createAnalysisCache } from './analysis-cache.ts';

const song: Recommendation = { service: 'audius', id: 'Rk01', title: 'Song', judgements: [] };

afterEach(() => vi.restoreAllMocks());

test('what was kept is known by service and id, to the network that heard it', async () => {
    const cache = createAnalysisCache(openTrackStore(ownTrackDatabases()));
    const track = makeTrack({ id: 'audius:Rk01' });
    expect(await cache.read(song, contract)).toBeNull();
    await cache.write(track);
    expect(await cache.read(song, contract)).toEqual(track);
    expect(await cache.read(song, { version: '3.0.0' })).toBeNull();
    expect(await cache.read({ ...song, service: 'spotify' }, contract)).toBeNull();
});

test('of more than two hundred the oldest are dropped', async () => {
    const store = openTrackStore(ownTrackDatabases());
    const cache = createAnalysisCache(store);
    const times = (count: number) => Array.from({ length: count }, (_, i) => ((i * 11) % 203) + 1);
    const tracks = times(203).map((addedAt) => makeTrack({ id: `audius:${addedAt}`, addedAt }));
    await Promise.all(tracks.slice(0, 201).map((track) => store.write(track, makePicture())));
    for (const track of tracks.slice(201)) await cache.write(track);
    const kept = await store.readAll();
    const left = (kept.ok ? kept.value : []).map(({ addedAt }) => addedAt).sort((a, b) => a - b);
    expect([left.length, left[0]]).toEqual([200, 4]);
});

test('a blocked or full storage keeps nothing, and that is no error', async () => {
    const cache = createAnalysisCache(openTrackStore(ownTrackDatabases()));
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('not here', 'SecurityError');
    });
    await cache.write(makeTrack({ id: 'audius:Rk01' }));
    expect(await cache.read(song, contract)).toBeNull();
});
