import type { Seeds } from '../../flow.ts';
import 'fake-indexeddb/auto';
import { afterAll, expect, test, vi } from 'vitest';
import { openPlainLoopback } from '../../../fakes/loopback.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import { fakeKey, fakeYouTube } from '../../../fakes/youtube.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { databases } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openResponseCache } from '../http/response-cache.ts';
import { createHttpClient } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import { YouTubeKey } from './key.svelte.ts';
import { createYouTube } from './youtube.ts';

const seeds: Seeds = [makeTrack()];
const rock: Filters = { language: 'any', time: 'any', genres: [{ genre: 'rock', weight: 1 }], tags: [] };
const dayMillis = 24 * 60 * 60 * 1000;
const loopback = await openPlainLoopback();
afterAll(() => loopback.close());

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
    const result: T[] = [];
    for await (const item of items) result.push(item);
    return result;
}

/** A page, its key, and a service of its own. */
function setUp({ text = fakeKey, allowed = '', timeoutMillis = 60_000 } = {}) {
    const clock = { now: Date.parse('2026-11-21T12:00:00Z') };
    const now = () => clock.now;
    const network = { isOnline: true };
    const service = fakeYouTube({ now, referrer: allowed });
    const cache = openResponseCache(ownDatabase(databases.answers));
    loopback.serve('www.googleapis.com', service);
    const fetch = pageFetch(loopback);
    const http = createHttpClient({ cache, fetch, now, isOnline: () => network.isOnline, timeoutMillis });
    const key = new YouTubeKey({ cache, now });
    if (text) key.save(text);
    const source = createYouTube({ http, key, now });
    const put = async (filters: Partial<Filters> = {}, cachedOnly = false) => {
        const { signal } = new AbortController();
        const told = await all(source.recommend(seeds, { ...rock, ...filters }, { signal, cachedOnly }));
        return {
            songs: told.flatMap((answer) => (answer.kind === 'song' ? [answer.song] : [])),
            reasons: told.flatMap((answer) => (answer.kind === 'trouble' ? [answer.trouble.reason] : [])),
            cachedAt: told.flatMap((answer) => (answer.kind === 'cached' ? [answer.at] : [])),
            told,
        };
    };
    const asked = () => service.requests.map(({ url }) => new URL(url).pathname.replace('/youtube/v3/', ''));
    return { clock, network, service, cache, key, source, put, asked };
}

test('without a key nothing is asked, and the links still lead to results', async () => {
    const { source, put, asked, key } = setUp({ text: '' });
    expect(source.connection.state).toBe('none');
    expect(await put()).toMatchObject({ told: [] });
    expect(asked()).toEqual([]);
    expect(source.links(seeds, rock).map(({ words }) => words)).toEqual(['rock']);
    key.save(fakeKey);
    expect(source.connection.state).toBe('connected');
});

test('one search and one listing find the songs that can be played here', async () => {
    const { put, asked, key } = setUp();
    const { songs, reasons, cachedAt } = await put();
    expect(asked()).toEqual(['search', 'videos']);
    expect([reasons, cachedAt]).toEqual([[], []]);
    expect(key.searchesLeft).toBe(99);
    const ids = songs.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['fake-en-001', 'fake-ja-001', 'fake-no-001', 'fake-bar-01']));
    expect(ids.filter((id) => /emb|liv|sht|lng|prv|upl|age|del|jz|hh/.test(id))).toEqual([]);
    expect(songs.find(({ id }) => id === 'fake-en-002')).toMatchObject({
        title: "Rock 'n' Roll Ain't Noise Pollution",
        artist: 'AC/DC',
    });
    expect(songs.find(({ id }) => id === 'fake-en-003')).toEqual({
        service: 'youtube',
        id: 'fake-en-003',
        title: 'Mrs. Robinson',
        artist: 'Simon & Garfunkel',
        durationSeconds: 242,
        page: 'https://www.youtube.com/watch?v=fake-en-003',
        frame: 'https://www.youtube-nocookie.com/embed/fake-en-003',
        cover: 'https://i.ytimg.com/vi/fake-en-003/mqdefault.jpg',
        judgements: [
            { kind: 'declared', language: 'en' },
            { kind: 'uploaded', date: '2026-11-19' },
        ],
        answeredAt: Date.parse('2026-11-21T12:00:00Z'),
    });
});

test.each([
    ['en', ['fake-en-001', 'fake-en-003', 'fake-en-002', 'fake-bar-01']],
    ['ja', ['fake-ja-001', 'fake-ja-003']],
    ['ko', ['fake-ko-002']],
    ['zh', ['fake-zh-001']],
    ['ru', ['fake-ru-001', 'fake-ru-002']],
    ['none', ['fake-ja-004', 'fake-no-001']],
] as const)('asked in %s, only songs in it come, and say how that is known', async (language, ids) => {
    const { songs } = await setUp().put({ language });
    expect(songs.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { judgements } of songs) {
        const expected = language === 'none' ? { kind: 'no-voices' } : { language };
        expect(judgements[0]).toMatchObject(expected);
    }
});

test('asked for the last week, only what was uploaded in it comes', async () => {
    const { songs } = await setUp().put({ time: 'week', language: 'ja' });
    expect(songs.map(({ id, judgements }) => [id, judgements.at(-1)])).toEqual([
        ['fake-ja-001', { kind: 'uploaded', date: '2026-11-18' }],
    ]);
});

test('the same question costs nothing for a day, and then asks anew', async () => {
    const { put, asked, clock, key } = setUp();
    const first = await put({ time: 'month' });
    clock.now += dayMillis / 2;
    const again = await put({ time: 'month' });
    expect(again.songs).toEqual(first.songs);
    expect(again.cachedAt).toEqual([clock.now - dayMillis / 2]);
    expect(asked()).toEqual(['search', 'videos']);
    expect(key.searchesLeft).toBe(99);
    clock.now += dayMillis;
    expect((await put({ time: 'month' })).cachedAt).toEqual([]);
    expect(asked()).toHaveLength(4);
});

test('what is kept is shown without a request, days later too', async () => {
    const { put, asked, clock } = setUp();
    expect((await put({ time: 'month' }, true)).told).toEqual([]);
    const { songs } = await put({ time: 'month' });
    clock.now += 2 * dayMillis;
    const kept = await put({ time: 'month' }, true);
    expect(kept).toMatchObject({ reasons: [], cachedAt: [clock.now - 2 * dayMillis] });
    expect(kept.songs.map(({ id }) => id)).toEqual(songs.map(({ id }) => id));
    expect((await put({ time: 'week' }, true)).told).toEqual([]);
    expect(asked()).toHaveLength(2);
});

test('the key is no part of what is kept', async () => {
    const { put, cache, asked } = setUp();
    const spy = vi.spyOn(cache, 'write');
    await put();
    expect(spy).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(spy.mock.calls)).not.toContain(fakeKey);
    await cache.forget('youtube');
    expect((await put({}, true)).told).toEqual([]);
    expect(asked()).toHaveLength(2);
});

test('offline, the last answer stands in with its date', async () => {
    const { put, clock, network, key } = setUp();
    const { songs } = await put();
    clock.now += 2 * dayMillis;
    network.isOnline = false;
    const offline = await put();
    expect(offline).toMatchObject({ songs, reasons: ['offline'], cachedAt: [clock.now - 2 * dayMillis] });
    expect(await put({ language: 'ko' })).toMatchObject({ songs: [], reasons: ['offline'] });
    expect(key.searchesLeft).toBe(100);
});

test('a day that is used up sends nothing, and what was kept is shown', async () => {
    const { put, asked, clock, key } = setUp();
    const { songs } = await put();
    clock.now += 2 * dayMillis;
    key.useUp();
    const usedUp = await put();
    expect(usedUp.reasons).toEqual(['quota-exceeded']);
    expect(usedUp.songs).toEqual(songs);
    expect(asked().filter((list) => list === 'search')).toHaveLength(1);
    expect(await put({ language: 'ko' })).toMatchObject({ songs: [], reasons: ['quota-exceeded'] });
    clock.now += dayMillis;
    expect((await put({ language: 'ko' })).reasons).toEqual([]);
});

test('a fresh answer needs nothing of a day that is used up', async () => {
    const { put, key } = setUp();
    await put();
    key.useUp();
    expect((await put()).reasons).toEqual([]);
});

test('when the service says that the day is used up, it is not asked again today', async () => {
    const { put, asked, key, service } = setUp();
    service.useUp();
    expect(await put()).toMatchObject({ songs: [], reasons: ['quota-exceeded'] });
    expect(key.searchesLeft).toBe(0);
    await put();
    expect(asked()).toEqual(['search']);
});

test('the hundred and first search of a day is refused', async () => {
    const { put, service, key } = setUp();
    for (let i = 0; i < 100; i += 1) await put({ tags: [`tag ${i}`] });
    expect(key.searchesLeft).toBe(0);
    expect((await put({ tags: ['one more'] })).reasons).toEqual(['quota-exceeded']);
    expect(service.requests.filter(({ url }) => url.includes('/search'))).toHaveLength(100);
});

test('a wrong key is told, and no message says it', async () => {
    const wrong = 'AIzaSyWrong-Key_0123456789abcdefghijklm';
    const { put } = setUp({ text: wrong });
    const { told, reasons } = await put();
    expect(reasons).toEqual(['key-invalid']);
    expect(JSON.stringify(told)).not.toContain(wrong);
});

test('a key for other pages is told apart from a wrong one', async () => {
    const { put } = setUp({ allowed: 'https://elsewhere.test/' });
    expect((await put()).reasons).toEqual(['key-referrer']);
});

test.each([
    ['server-fault', 'server-fault'],
    ['slow', 'timeout'],
    ['truncated', 'unintelligible'],
    ['nonsense', 'unintelligible'],
    ['opaque', 'unreachable'],
    ['rate-limited', 'slow-down'],
    ['not-enabled', 'key-not-enabled'],
] as const)('a search that ends %s is told as %s, and may be put again', async (fault, reason) => {
    const { put, service } = setUp({ timeoutMillis: 1000 });
    service.fail('search', fault);
    expect(await put()).toMatchObject({ songs: [], reasons: [reason] });
    const again = await put();
    expect(again.reasons).toEqual([]);
    expect(again.songs.length).toBeGreaterThan(5);
});

test('without the listing the search itself is shown, as far as it tells, and the trouble', async () => {
    const { put, service } = setUp();
    service.fail('videos', 'server-fault');
    const { songs, reasons } = await put({ language: 'ja' });
    expect(reasons).toEqual(['server-fault']);
    expect(songs.map(({ title, artist }) => [artist, title])).toEqual([
        ['スピッツ', '空も飛べるはず'],
        ['米津玄師 Kenshi Yonezu', 'Lemon'],
    ]);
});

test('one trouble of both is told once', async () => {
    const { put, service, clock } = setUp();
    await put();
    clock.now += 2 * dayMillis;
    service.fail('search', 'opaque');
    service.fail('videos', 'opaque');
    const { songs, reasons } = await put();
    expect(reasons).toEqual(['unreachable']);
    expect(songs.length).toBeGreaterThan(5);
});

test('a song is as old as the older of the two answers that tell of it', async () => {
    const { put, clock, service } = setUp();
    await put();
    const answered = clock.now;
    clock.now += 2 * dayMillis;
    service.fail('search', 'opaque');
    expect((await put()).songs[0]?.answeredAt).toBe(answered);
});

test('whoever stops asking hears only their own reason', async () => {
    const { source, service } = setUp();
    service.fail('search', 'slow');
    const controller = new AbortController();
    const asking = all(source.recommend(seeds, rock, { signal: controller.signal }));
    await vi.waitFor(() => expect(service.requests).toHaveLength(1));
    controller.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
});
