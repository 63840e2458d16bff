import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openPlainLoopback } from '../../../fakes/loopback.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import { fakeKey, fakeYouTube } from '../../../fakes/youtube.ts';
import { databases } from '../../storage/names.ts';
import { ownChannel, ownDatabase } from '../../storage/own-names.fixture.ts';
import { createHttpClient } from '../http/http-client.ts';
import { openResponseCache } from '../http/response-cache.ts';
import type { Source } from '../source.ts';
import { perSource } from '../sources.ts';
import { YouTubeKey } from '../youtube/key.svelte.ts';
import { createYouTube } from '../youtube/youtube.ts';
import { askAnew } from './ask-anew.ts';
import { Later } from './later.svelte.ts';
import { openLaterStore } from './later-store.ts';

const monthMillis = 31 * 24 * 60 * 60 * 1000;
const start = Date.parse('2026-11-01T12:00:00Z');
const loopback = await openPlainLoopback();
afterAll(() => loopback.close());

const never = new AbortController().signal;
let clock: { now: number; isOnline: boolean };
let service: ReturnType<typeof fakeYouTube>;
let key: YouTubeKey;
let later: Later;
let ask: (signal?: AbortSignal) => ReturnType<typeof askAnew>;

beforeEach(() => {
    clock = { now: start, isOnline: true };
    const now = () => clock.now;
    service = fakeYouTube({ now });
    loopback.serve('www.googleapis.com', service);
    const cache = openResponseCache(ownDatabase(databases.answers), now);
    const http = createHttpClient({ cache, fetch: pageFetch(loopback), now, isOnline: () => clock.isOnline });
    key = new YouTubeKey({ cache, now });
    key.save(fakeKey);
    later = new Later({ store: openLaterStore(ownDatabase(databases.later)), channel: ownChannel(), now });
    const silent: Source = { connection: null, links: () => [], sentWords: () => [], async *recommend() {} };
    const sources = { ...perSource(() => silent), youtube: createYouTube({ http, key, now }) };
    ask = (signal = never) => askAnew({ later, sources }, signal);
});

afterEach(() => later.dispose());

const keep = async (...ids: readonly string[]) => {
    for (const id of ids) {
        await later.add({ service: 'youtube', id, title: 'As of then', judgements: [], answeredAt: start });
        clock.now += 1;
    }
};
const titles = () => Object.fromEntries(later.songs.map(({ id, title }) => [id, title]));

test('nothing is asked while all words may be kept', async () => {
    await keep('fake-en-001');
    expect(await ask()).toEqual([]);
    expect(service.requests).toEqual([]);
    expect(titles()).toEqual({ 'fake-en-001': 'As of then' });
});

test('words that had to go are asked for anew, by the ids alone, and may stay for another month', async () => {
    await keep('fake-en-001', 'fake-en-003');
    clock.now += monthMillis;
    expect(await ask()).toEqual([]);
    expect(service.requests.map(({ url }) => new URL(url).pathname)).toEqual(['/youtube/v3/videos']);
    expect(new URL(service.requests[0]?.url ?? '').searchParams.get('id')).toBe('fake-en-003,fake-en-001');
    expect(later.songs).toMatchObject([
        { id: 'fake-en-003', title: 'Mrs. Robinson', artist: 'Simon & Garfunkel', addedAt: start + 1 },
        { id: 'fake-en-001', title: 'Everlong', addedAt: start },
    ]);
    expect(later.songs[0]?.answeredAt).toBe(clock.now);
    await ask();
    expect(service.requests).toHaveLength(1);
    clock.now += monthMillis;
    await later.load();
    expect(titles()).toEqual({ 'fake-en-003': undefined, 'fake-en-001': undefined });
});

test('no search of the day is spent', async () => {
    await keep('fake-en-001');
    clock.now += monthMillis;
    await ask();
    expect(key.searchesLeft).toBe(100);
});

test('a video that is gone stays on the list without words', async () => {
    await keep('gone-gone-1', 'fake-en-001');
    clock.now += monthMillis;
    expect(await ask()).toEqual([]);
    expect(titles()).toEqual({ 'gone-gone-1': undefined, 'fake-en-001': 'Everlong' });
});

test('offline all songs stay, and it is said why they have no titles', async () => {
    await keep('fake-en-001');
    clock.now += monthMillis;
    clock.isOnline = false;
    expect(await ask()).toMatchObject([{ service: 'youtube', reason: 'offline' }]);
    expect(titles()).toEqual({ 'fake-en-001': undefined });
    expect(service.requests).toEqual([]);
});

test('without a key nobody is asked, and all songs stay', async () => {
    await keep('fake-en-001');
    await key.disconnect();
    clock.now += monthMillis;
    expect(await ask()).toEqual([]);
    expect([titles(), service.requests]).toEqual([{ 'fake-en-001': undefined }, []]);
});

test('a long list is asked for fifty songs at a time', async () => {
    await keep(...Array.from({ length: 51 }, (_, index) => `unknown-${String(index).padStart(3, '0')}`));
    clock.now += monthMillis;
    await ask();
    const asked = service.requests.map(({ url }) => new URL(url).searchParams.get('id')?.split(',').length);
    expect(asked).toEqual([50, 1]);
});

test('a list that is closed meanwhile rejects with its reason, and loses no song', async () => {
    await keep('fake-en-001');
    clock.now += monthMillis;
    service.fail('videos', 'slow');
    const closing = new AbortController();
    const asking = ask(closing.signal);
    closing.abort(new Error('closed'));
    await expect(asking).rejects.toThrow('closed');
    expect(titles()).toEqual({ 'fake-en-001': undefined });
});
