import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRecordStore } from '../../storage/record-store.ts';
import type { Filters } from '../filters.ts';
import {
    anything,
    connect,
    gathered,
    requestsTo,
    rock,
    seeds,
    setStage,
    signal,
    type Stage,
} from './spotify.fixture.ts';

const hourMillis = 3_600_000;

let stage: Stage;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
    stage.fake.requests.length = 0;
});

afterEach(() => void vi.unstubAllGlobals());

const ask = (filters: Filters, more: { signal?: AbortSignal; cachedOnly?: boolean } = {}) =>
    gathered(stage.spotify.recommend(seeds, filters, { signal, ...more }));

const titles = async (filters: Filters) => (await ask(filters)).songs.map(({ title }) => title);

test('an account is missing until there is one, and again when its consent has ended', async () => {
    expect(stage.spotify.connection.state).toBe('connected');
    stage.fake.accounts.revoke();
    await ask(rock);
    expect(stage.spotify.connection.state).toBe('expired');
    await stage.spotify.connection.disconnect();
    expect(stage.spotify.connection.state).toBe('none');
});

test('one genre is asked for in four requests at most, of ten songs each', async () => {
    const { songs, troubles } = await ask(rock);
    expect(requestsTo(stage, 'api')).toEqual([
        'GET /v1/search?q=genre:"rock"&type=track&limit=10',
        'GET /v1/search?q=genre:"rock"&type=track&limit=10&offset=10',
        'GET /v1/search?q=genre:"rock"&type=track&limit=10&offset=20',
    ]);
    expect(troubles).toEqual([]);
    expect(songs.length).toBeGreaterThan(20);
    expect(songs.every(({ judgements }) => judgements.some(({ kind }) => kind === 'genre'))).toBe(true);
});

test('two genres share the requests and the list by their weights', async () => {
    const genres = [
        { genre: 'rock', weight: 0.7 },
        { genre: 'blues', weight: 0.3 },
    ];
    const { songs } = await ask({ ...anything, genres });
    const asked = requestsTo(stage, 'api').map((request) => /genre:"\w+"/.exec(request)?.[0]);
    expect(asked.filter((genre) => genre === 'genre:"rock"')).toHaveLength(3);
    expect(asked.filter((genre) => genre === 'genre:"blues"')).toHaveLength(1);
    const kinds = songs.slice(0, 10).map(({ judgements }) => judgements.find(({ kind }) => kind === 'genre'));
    expect(kinds.filter((judgement) => judgement?.kind === 'genre' && judgement.genre === 'rock')).toHaveLength(7);
});

test('a genre that Spotify does not know is asked for in the words of the language, and claims no genre', async () => {
    const { songs } = await ask({ ...anything, language: 'ko', genres: [{ genre: 'blues', weight: 1 }] });
    expect(requestsTo(stage, 'api')).toEqual([
        'GET /v1/search?q=genre:"korean blues"&type=track&limit=10',
        'GET /v1/search?q=한국 블루스&type=track&limit=10',
    ]);
    expect(songs.map(({ title, judgements }) => [title, judgements.map(({ kind }) => kind)])).toEqual([
        ['골목길 블루스', ['script', 'released']],
        ['비 오는 정류장', ['script', 'released']],
    ]);
});

test('a style that Spotify does not know is asked for in its family, which is what its songs are listed as', async () => {
    const { songs } = await ask({ ...anything, genres: [{ genre: 'Asian', weight: 1 }] });
    expect(requestsTo(stage, 'api')).toEqual(['GET /v1/search?q=genre:"world" asian music&type=track&limit=10']);
    expect(songs.map(({ title, judgements }) => [title, judgements.at(-1)])).toEqual([
        ['Paper Boat Lanterns', { kind: 'genre', genre: 'world' }],
    ]);
});

test('only songs of the last week are kept, to the day, however Spotify files them', async () => {
    const { songs } = await ask({ ...rock, time: 'week' });
    expect(requestsTo(stage, 'api')[0]).toContain('q=genre:"rock" year:2026&');
    const dates = songs.flatMap(({ judgements }) => judgements.flatMap((j) => (j.kind === 'released' ? [j.date] : [])));
    expect(dates).toHaveLength(songs.length);
    const ofNewAlbums = ['2026-11-15', '2026-11-15', '2026-11-19', '2026-11-19'];
    const found = ['2026-11-15', '2026-11-16', '2026-11-18', '2026-11-19', '2026-11-20'];
    expect([...dates].sort()).toEqual([...found, ...ofNewAlbums].sort());
});

test('for the last week new albums are asked for, and then for their songs, which claim no genre', async () => {
    const { songs, troubles } = await ask({ ...anything, language: 'ja', genres: rock.genres, time: 'week' });
    expect(troubles).toEqual([]);
    expect(requestsTo(stage, 'api').filter((request) => /album/.test(request))).toEqual([
        'GET /v1/search?q=tag:new 邦楽ロック&type=album&limit=10',
        'GET /v1/albums/Album00000000000000004',
    ]);
    const song = songs.find(({ title }) => title === '遠い改札');
    expect(song).toMatchObject({ artist: '灯台前', album: '朝の輪郭', durationSeconds: 181 });
    expect(song?.judgements.map(({ kind }) => kind)).toEqual(['script', 'released']);
    await ask({ ...rock, time: 'month' });
    expect(requestsTo(stage, 'api').filter((request) => /album/.test(request))).toHaveLength(2);
});

test('where the filters leave nothing of a genre, its words are asked for as well', async () => {
    const { songs } = await ask({ ...anything, genres: [{ genre: 'reggae', weight: 1 }], time: 'week' });
    expect(songs.map(({ title }) => title)).toEqual(['Tide Line', 'Salt Steps']);
    expect(requestsTo(stage, 'api').flatMap((request) => /q=(.+?)&/.exec(request)?.[1] ?? [])).toEqual([
        'genre:"reggae" year:2026',
        'reggae year:2026',
        'tag:new reggae',
    ]);
});

test('a month or a year of release counts only where it lies in the window', async () => {
    const withinYear = await titles({ ...rock, time: 'year' });
    expect(withinYear).toContain('Old Coat');
    expect(withinYear).toContain('Drive By Night');
    const withinMonth = await titles({ ...rock, time: 'month' });
    expect(withinMonth).toContain('Second Hand Summer');
    expect(withinMonth).not.toContain('Old Coat');
    expect(withinMonth).not.toContain('Drive By Night');
});

test('a collection of old songs is not new, a song of tomorrow not out, a barred song not offered', async () => {
    const always = await titles(rock);
    expect(always).toContain('Greatest Rainy Days');
    expect(await titles({ ...rock, time: 'week' })).not.toContain('Greatest Rainy Days');
    expect(always).not.toContain("Tomorrow's Papers");
    expect(always).not.toContain('Window Seat');
});

test.each<[Filters['language'], string, readonly string[], readonly string[]]>([
    ['ja', 'rock', ['夜明けのサイレン', '桜色の残像', 'Skyline (Japanese Ver.)'], ['Midnight Commuter']],
    ['ko', 'pop', ['별빛 소나기', '사월의 편지 (April Letter)', 'Runway'], ['Sugar Alarm']],
    ['zh', 'pop', ['夏天的尾巴', '走过旧街口', 'Afterglow 余晖'], []],
    ['ru', 'rock', ['Последний трамвай', 'Дым над рекой'], ['Остання зима']],
    ['en', 'rock', ['Amber Motorway', 'Glass Weather'], ['Canción de la Lluvia', 'Letzter Zug und ich']],
])('in %s only songs that are seen to be of that language come', async (language, genre, these, notThose) => {
    const { songs } = await ask({ ...anything, language, genres: [{ genre, weight: 1 }] });
    const found = songs.map(({ title }) => title);
    for (const title of these) expect(found).toContain(title);
    for (const title of notThose) expect(found).not.toContain(title);
    for (const { judgements } of songs) expect(judgements[0]).toMatchObject({ language });
});

test('without voices only songs come whose title says so', async () => {
    const { songs } = await ask({ ...rock, language: 'none' });
    expect(songs.map(({ title }) => title)).toEqual(['Low Tide (Instrumental)', 'Ridge Line (Instrumental)']);
    expect(songs[0]?.judgements[0]).toEqual({ kind: 'no-voices', by: 'title' });
});

test('any genre can be asked for, too', async () => {
    expect((await ask(anything)).songs.length).toBeGreaterThan(20);
    expect(requestsTo(stage, 'api')).toHaveLength(4);
});

test('entries that no contract knows cost themselves only', async () => {
    stage.fake.hasOddEntries = true;
    const { songs, troubles } = await ask({ ...anything, genres: [{ genre: 'reggae', weight: 1 }] });
    expect(songs.map(({ title }) => title)).toEqual(['Half Known', 'Sunday Breeze', 'Kingston Mail']);
    expect(troubles).toEqual([]);
});

test('the same question within an hour asks nothing, and says when it was answered', async () => {
    const first = await ask(rock);
    const answeredAt = stage.clock.now;
    stage.clock.now += hourMillis / 2;
    stage.fake.requests.length = 0;
    const second = await ask(rock);
    expect(second.songs).toEqual(first.songs);
    expect(new Set(second.cachedAt)).toEqual(new Set([answeredAt]));
    expect(stage.fake.requests).toHaveLength(0);
    stage.clock.now += hourMillis;
    expect((await ask(rock)).cachedAt).toEqual([]);
});

test('what was answered is shown without a request, and only that', async () => {
    expect(await ask(rock, { cachedOnly: true })).toEqual({ songs: [], troubles: [], cachedAt: [] });
    expect(stage.fake.requests).toHaveLength(0);
    const { songs } = await ask(rock);
    stage.fake.requests.length = 0;
    stage.clock.now += 30 * hourMillis;
    expect((await ask(rock, { cachedOnly: true })).songs.map(({ id }) => id)).toEqual(songs.map(({ id }) => id));
    expect(stage.fake.requests).toHaveLength(0);
});

test('no token is part of what is kept, or of where', async () => {
    await ask(rock);
    const all = JSON.stringify(await openRecordStore(stage.database).entries());
    expect(all).toContain('spotify https://api.spotify.com/v1/search');
    expect(all).not.toMatch(/access-|refresh-|Bearer/);
});

test('offline, the last answers stand with their date, and the trouble is told once', async () => {
    const { songs } = await ask(rock);
    const answeredAt = stage.clock.now;
    stage.clock.now += 30 * hourMillis;
    stage.clock.isOnline = false;
    const told = await ask(rock);
    expect(told.songs.map(({ id }) => id)).toEqual(songs.map(({ id }) => id));
    expect(told.troubles).toMatchObject([{ service: 'spotify', reason: 'offline' }]);
    expect(told.cachedAt).toContain(answeredAt);
});

test('after a trouble that will not pass, nothing more is asked', async () => {
    stage.fake.fail('api', 'quota-exceeded');
    const { songs, troubles } = await ask({
        ...anything,
        genres: ['rock', 'blues', 'jazz'].map((genre) => ({ genre, weight: 1 / 3 })),
    });
    expect(troubles).toMatchObject([{ reason: 'quota-exceeded' }]);
    expect(songs).toEqual([]);
    expect(requestsTo(stage, 'api')).toHaveLength(1);
});

test('one answer that makes no sense costs one genre', async () => {
    stage.fake.fail('api', 'truncated');
    const { songs, troubles } = await ask({
        ...anything,
        genres: ['rock', 'blues'].map((genre) => ({ genre, weight: 0.5 })),
    });
    expect(troubles).toMatchObject([{ reason: 'unintelligible' }]);
    expect(songs.map(({ artist }) => artist)).toContain('Earl Whitlock');
});

test('a consent that has ended leaves the last answers, and says so', async () => {
    const { songs } = await ask(rock);
    stage.clock.now += 2 * hourMillis;
    stage.fake.accounts.revoke();
    const told = await ask(rock);
    expect(told.troubles).toMatchObject([{ reason: 'connection-expired' }]);
    expect(told.songs).toHaveLength(songs.length);
});

test('without an account nothing is asked or shown', async () => {
    await ask(rock);
    await stage.connection.disconnect();
    stage.fake.requests.length = 0;
    expect(await ask(rock)).toEqual({ songs: [], troubles: [], cachedAt: [] });
    expect(await ask(rock, { cachedOnly: true })).toEqual({ songs: [], troubles: [], cachedAt: [] });
    expect(stage.fake.requests).toHaveLength(0);
});

test('a question that is given up ends with the reason for it, in the middle of an answer, too', async () => {
    const controller = new AbortController();
    stage.fake.fail('api', 'slow');
    const asked = ask(rock, { signal: controller.signal });
    await vi.waitUntil(() => requestsTo(stage, 'api').length === 1);
    controller.abort(new Error('another song'));
    await expect(asked).rejects.toThrow('another song');
});

test('links need no account: the words of the language, a search for each genre', async () => {
    await stage.connection.disconnect();
    const genres = ['rock', 'pop'].map((genre) => ({ genre, weight: 0.5 }));
    expect(stage.spotify.links(seeds, { ...anything, genres, language: 'ja', tags: ['mellow'] })).toEqual([
        {
            service: 'spotify',
            address: `https://open.spotify.com/search/${encodeURIComponent('邦楽ロック mellow')}`,
            words: '邦楽ロック mellow',
        },
        { service: 'spotify', address: 'https://open.spotify.com/search/J-POP%20mellow', words: 'J-POP mellow' },
    ]);
    expect(stage.spotify.links(seeds, anything)).toHaveLength(1);
    expect(stage.spotify.links(seeds, { ...rock, tags: ['a/b?c#d'] })[0]?.address).toBe(
        'https://open.spotify.com/search/rock%20a%2Fb%3Fc%23d',
    );
});
