import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpotifyApi } from './api.ts';
import { songsOfNewAlbums } from './new-albums.ts';
import { anything, connect, gathered, setStage, signal, type Stage } from './spotify.fixture.ts';

let stage: Stage;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
});

afterEach(() => void vi.unstubAllGlobals());

function ask(change: Partial<Parameters<typeof songsOfNewAlbums>[0]> = {}) {
    const { http, connection, wait, clock } = stage;
    const api = createSpotifyApi({ http, connection, wait });
    const filters = { ...anything, time: 'week' } as const;
    const query = { api, genre: 'rock', filters, now: () => clock.now, signal, isOver: () => false, ...change };
    return gathered(songsOfNewAlbums(query));
}

test('an album of the week before last is not opened', async () => {
    const { songs } = await ask();
    expect(songs.map(({ album }) => album)).toEqual(['Iron Orchard', 'Iron Orchard', 'Slow Signal', 'Slow Signal']);
    expect(stage.fake.requests.filter(({ url }) => url.includes('/albums/'))).toHaveLength(2);
});

test('without a genre all new albums are found, and three of them opened at most', async () => {
    const { songs } = await ask({ genre: null });
    expect(new Set(songs.map(({ album }) => album)).size).toBe(3);
});

test.each([
    ['truncated', 'unintelligible'],
    ['quota-exceeded', 'quota-exceeded'],
] as const)('a search that is answered %s is told as %s, and nothing is opened', async (failure, reason) => {
    stage.fake.fail('api', failure);
    const { songs, troubles } = await ask();
    expect([songs, troubles.map((trouble) => trouble.reason)]).toEqual([[], [reason]]);
    expect(stage.fake.requests.filter(({ url }) => url.includes('/albums/'))).toEqual([]);
});

test('an album that cannot be opened is told of, and what was opened before it stays', async () => {
    const real = createSpotifyApi(stage);
    let opened = 0;
    const api: typeof real = (request) => {
        if (request.path.startsWith('albums/') && ++opened === 2) stage.fake.fail('api', 'nonsense');
        return real(request);
    };
    const { songs, troubles } = await ask({ api });
    expect(songs.map(({ album }) => album)).toEqual(['Iron Orchard', 'Iron Orchard']);
    expect(troubles).toMatchObject([{ service: 'spotify', reason: 'unintelligible' }]);
});
