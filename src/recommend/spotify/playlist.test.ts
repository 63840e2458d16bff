import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Recommendation } from '../recommendation.ts';
import { connect, requestsTo, setStage, signal, type Stage } from './spotify.fixture.ts';

let stage: Stage;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
    stage.fake.requests.length = 0;
});

afterEach(() => void vi.unstubAllGlobals());

const makeSongs = (count: number): readonly Recommendation[] =>
    Array.from({ length: count }, (_, index) => ({
        service: 'spotify',
        id: String(index).padStart(22, 'S'),
        title: `Song ${index}`,
        judgements: [],
    }));

const save = (songs: readonly Recommendation[], more: { signal?: AbortSignal } = {}) =>
    stage.spotify.saveAsPlaylist({ name: 'After “Song”', description: 'Rock, mellow', songs, signal, ...more });

test('songs are saved in their order in a private playlist, a hundred at a time', async () => {
    const songs = makeSongs(205);
    const saved = await save(songs);
    const [playlist] = stage.fake.playlists;
    expect(saved).toEqual({ ok: true, page: `https://open.spotify.com/playlist/${playlist?.id}` });
    expect(playlist).toMatchObject({ name: 'After “Song”', description: 'Rock, mellow', isPublic: false });
    expect(playlist?.uris).toEqual(songs.map(({ id }) => `spotify:track:${id}`));
    expect(requestsTo(stage, 'api')).toHaveLength(4);
});

test('a full hundred needs no second request', async () => {
    await save(makeSongs(100));
    expect(requestsTo(stage, 'api')).toHaveLength(2);
});

test('songs of other services stay out', async () => {
    const other: Recommendation = { service: 'youtube', id: 'dQw4w9WgXcQ', title: 'Other', judgements: [] };
    await save([other, ...makeSongs(1)]);
    expect(stage.fake.playlists[0]?.uris).toHaveLength(1);
    await expect(save([other])).rejects.toThrow('at least one song of Spotify');
});

test('where no playlist came about, nothing is said to be saved', async () => {
    stage.fake.account = 'premium-lapsed';
    expect(await save(makeSongs(3))).toMatchObject({
        ok: false,
        trouble: { service: 'spotify', reason: 'premium-needed' },
        page: null,
        savedSongs: 0,
    });
    expect(stage.fake.playlists).toEqual([]);
});

test.each([
    ['server-fault', 'server-fault'],
    ['opaque', 'slow-down'],
    ['quota-exceeded', 'quota-exceeded'],
] as const)('a playlist that was half filled before %s is told with its songs', async (failure, reason) => {
    const fake = stage.fake;
    const answer = fake.answer.bind(fake);
    let itemRequests = 0;
    fake.answer = (request) => {
        const isOfItems = request.method === 'POST' && request.url.endsWith('/items');
        if (isOfItems && (itemRequests += 1) === 2) fake.fail('api', failure);
        return answer(request);
    };
    const saved = await save(makeSongs(250));
    expect(saved).toMatchObject({ ok: false, trouble: { reason }, savedSongs: 100 });
    expect(saved.page).toBe(`https://open.spotify.com/playlist/${fake.playlists[0]?.id}`);
    expect(fake.playlists[0]?.uris).toHaveLength(100);
});

test('an answer without the id of a playlist is not taken for one', async () => {
    stage.fake.fail('api', 'nonsense');
    expect(await save(makeSongs(1))).toMatchObject({ ok: false, trouble: { reason: 'unintelligible' }, page: null });
});

test('saving that is given up ends with the reason for it', async () => {
    const controller = new AbortController();
    stage.fake.fail('api', 'slow');
    const saving = save(makeSongs(1), { signal: controller.signal });
    await vi.waitUntil(() => requestsTo(stage, 'api').length === 1);
    controller.abort(new Error('closed'));
    await expect(saving).rejects.toThrow('closed');
    expect(stage.fake.playlists).toEqual([]);
});

test('without an account saving is a trouble', async () => {
    await stage.connection.disconnect();
    expect(await save(makeSongs(1))).toMatchObject({ ok: false, trouble: { reason: 'connection-expired' } });
});
