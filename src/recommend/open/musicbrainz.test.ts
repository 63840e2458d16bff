import { beforeEach, describe, expect, test } from 'vitest';
import { createMusicBrainz as createFake } from '../../../fakes/musicbrainz.ts';
import type { OpenService } from '../../../fakes/open-service.ts';
import type { Filters, TimeWindow } from '../filters.ts';
import { isWithin } from '../matching/release-date.ts';
import { asking, createTestClient, hear, never, now } from './open.fixture.ts';
import type { Catalogue } from './catalogue.ts';
import { createMusicBrainz } from './musicbrainz.ts';
import { createMusicBrainzApi } from './musicbrainz-api.ts';

let fake: OpenService;
let musicbrainz: Catalogue;
let time: number;
let pauses: number[];

beforeEach(() => {
    time = now;
    fake = createFake({ now: () => time });
    const http = createTestClient(fake, { now: () => time });
    pauses = [];
    // A queue and a pause that make time pass instead of waiting for it.
    const rateLimit = async () => void (time += 1100);
    const wait = async (seconds: number) => {
        pauses.push(seconds);
        time += seconds * 1000;
    };
    musicbrainz = createMusicBrainz({ api: createMusicBrainzApi({ http, rateLimit, wait }), now: () => time });
});

const paths = () => fake.requests.map(({ url }) => new URL(url).pathname.replace('/ws/2/', ''));
const ask = (filters: Filters, cachedOnly = false) =>
    hear(musicbrainz.recommend(filters, { signal: never, cachedOnly }));

test('what is asked for is answered, and how it was judged is told', async () => {
    const { songs, troubles } = await ask({ ...asking('rock'), language: 'ja', time: 'month' });
    expect(troubles).toEqual([]);
    expect(songs.map(({ title }) => title)).toEqual(['朝焼けの国道', 'Neon Harbour', '港町ブルースの夜']);
    expect(songs[0]).toEqual({
        service: 'musicbrainz',
        id: '00000001-0000-4000-8000-000000000000',
        title: '朝焼けの国道',
        artist: '夜の汽車',
        page: 'https://musicbrainz.org/release-group/00000001-0000-4000-8000-000000000000',
        cover: 'https://coverartarchive.org/release-group/00000001-0000-4000-8000-000000000000/front-250',
        judgements: [
            { kind: 'declared', language: 'ja' },
            { kind: 'released', date: '2026-11-18' },
            { kind: 'genre', genre: 'rock' },
        ],
    });
});

test.each([
    ['en', 'Paper Lantern Road'],
    ['ja', '朝焼けの国道'],
    ['ko', '겨울 바다 (Winter Sea)'],
    ['zh', '城市的倒影'],
    ['ru', 'Северный экспресс'],
] as const)('rock in %s is found', async (language, title) => {
    const { songs, titles } = await ask({ ...asking('rock'), language, time: 'month' });
    expect(titles).toContain(title);
    for (const song of songs) expect(song.judgements).toContainEqual({ kind: 'declared', language });
});

test.each(['week', 'month', 'year'] as TimeWindow[])('in the last %s means in it as a whole', async (window) => {
    const { songs } = await ask({ ...asking('rock'), time: window });
    expect(songs.length).toBeGreaterThan(2);
    for (const { judgements } of songs) {
        const released = judgements.find(({ kind }) => kind === 'released');
        expect(released && isWithin((released as { date: string }).date, window, now)).toBe('yes');
    }
});

test('a date that is only a month is told as a month', async () => {
    const { songs } = await ask({ ...asking('rock'), language: 'en', time: 'month' });
    const song = songs.find(({ title }) => title === 'Second Hand Sunday');
    expect(song?.judgements).toContainEqual({ kind: 'released', date: '2026-11' });
});

test('without a time, what has no date is answered, and what is still to come is not', async () => {
    const { songs, titles } = await ask(asking('rock'));
    expect(titles).toContain('Undated Demo');
    expect(titles).not.toContain('Tomorrow Never Quite');
    const undated = songs.find(({ title }) => title === 'Undated Demo');
    expect(undated?.judgements.map(({ kind }) => kind)).toEqual(['genre']);
});

test('a reissue is no news, and what is read aloud or collected from elsewhere is no release to hear', async () => {
    const { titles } = await ask({ ...asking('rock'), time: 'month' });
    for (const title of ['Amber (Remastered)', 'A Murder by the Sea', 'Rock Hits of the Week'])
        expect(titles).not.toContain(title);
});

test('Latin letters are English only where a release says so', async () => {
    const { titles } = await ask({ ...asking('rock'), language: 'en' });
    expect(titles).toContain('Paper Lantern Road');
    for (const title of ['Noches de Cal', 'Neon Harbour']) expect(titles).not.toContain(title);
});

test('where the languages of the releases do not come, the letters tell, and the trouble is told', async () => {
    const failing = createTestClient({
        answer: async (request) =>
            new URL(request.url).pathname.endsWith('/release')
                ? new Response(null, { status: 503 })
                : fake.answer(request),
    });
    const api = createMusicBrainzApi({
        http: failing,
        rateLimit: async () => void (time += 1100),
        wait: async () => undefined,
    });
    const catalogue = createMusicBrainz({ api, now: () => time });
    const { songs, titles, troubles } = await hear(
        catalogue.recommend({ ...asking('rock'), language: 'ja' }, { signal: never }),
    );
    expect(titles).toContain('朝焼けの国道');
    for (const { judgements } of songs) expect(judgements[0]).toMatchObject({ kind: 'script', language: 'ja' });
    expect(troubles).toMatchObject([{ service: 'musicbrainz', reason: 'busy-or-blocked' }]);
});

test('artists are joined as they are credited', async () => {
    const { songs } = await ask({ ...asking('pop'), language: 'ja' });
    expect(songs[0]?.artist).toBe('みかん通り feat. 遠野ソラ');
});

test('the heavier of two genres comes first, in one request', async () => {
    const { songs } = await ask({ ...asking('blues', 'rock'), language: 'en', time: 'month' });
    expect(paths()).toEqual(['release-group', 'release']);
    expect(songs[0]?.judgements).toContainEqual({ kind: 'genre', genre: 'blues' });
    expect(songs.at(-1)?.judgements).toContainEqual({ kind: 'genre', genre: 'rock' });
});

test('no voices are as the catalogue says', async () => {
    const { songs, titles } = await ask({ ...asking('rock'), language: 'none' });
    expect(titles).toEqual(['Window Seat']);
    expect(paths()).toEqual(['release-group', 'release']);
    expect(songs[0]?.judgements[0]).toEqual({ kind: 'no-voices', by: 'catalogue' });
});

test('a title full of markup stays text', async () => {
    expect((await ask({ ...asking('rock'), language: 'en' })).titles).toContain('<b>Bold</b> & "Quoted"');
});

test('the same question costs nothing on the same day, and is asked again on the next', async () => {
    const filters: Filters = { ...asking('rock'), time: 'week' };
    const first = await ask(filters);
    const again = await ask(filters);
    expect([fake.requests.length, again.titles]).toEqual([1, first.titles]);
    time += 25 * 60 * 60 * 1000;
    await ask(filters);
    expect(fake.requests).toHaveLength(2);
});

test('what was answered on another day can still be read, with its date, and only what is still of the time', async () => {
    const filters: Filters = { ...asking('rock'), language: 'en', time: 'week' };
    const first = await ask(filters);
    time += 7 * 24 * 60 * 60 * 1000;
    const kept = await ask(filters, true);
    expect(kept.cachedAt).toEqual([now + 1100]);
    expect(first.titles).toContain('Paper Lantern Road');
    expect(kept.titles).not.toContain('Second Hand Sunday');
    expect(fake.requests).toHaveLength(2);
});

test('nothing is asked where only what is kept may answer', async () => {
    expect(await ask(asking('rock'), true)).toMatchObject({ songs: [], troubles: [] });
    expect(fake.requests).toEqual([]);
});

describe('troubles', () => {
    test.each([
        [{ status: 500 }, { reason: 'server-fault' }],
        [{ status: 400 }, { reason: 'refused' }],
        ['truncated', { reason: 'unintelligible' }],
        ['nonsense', { reason: 'unintelligible' }],
    ] as const)('%j is told as such', async (failure, trouble) => {
        fake.fail(failure);
        const { songs, troubles } = await ask(asking('rock'));
        expect(songs).toEqual([]);
        expect(troubles).toMatchObject([{ service: 'musicbrainz', ...trouble }]);
    });

    test.each([
        ['a 503 that no page may read', 'busy', 3, 'busy-or-blocked'],
        ['what a blocker leaves of an answer', 'opaque', 3, 'busy-or-blocked'],
        ['a 429 that says for how long', { status: 429, headers: { 'Retry-After': '2' } }, 2, 'slow-down'],
    ] as const)('%s is waited out, and asked once more', async (_, failure, seconds, reason) => {
        fake.fail(failure);
        const { titles, troubles } = await ask(asking('rock'));
        expect([titles.length > 0, troubles, pauses]).toEqual([true, [], [seconds]]);
        fake.fail(failure, failure);
        const again = await ask(asking('blues'));
        expect(again.troubles).toMatchObject([{ service: 'musicbrainz', reason }]);
        expect(pauses).toEqual([seconds, seconds]);
    });

    test('a pause that is too long is told of, not waited out', async () => {
        fake.fail({ status: 429, headers: { 'Retry-After': '60' } });
        expect((await ask(asking('rock'))).troubles).toMatchObject([{ reason: 'slow-down', retryAfterSeconds: 60 }]);
        expect(pauses).toEqual([]);
    });

    test('a service that takes too long is not waited for', async () => {
        const http = createTestClient(fake, { timeoutMillis: 10 });
        const api = createMusicBrainzApi({ http, rateLimit: async () => undefined });
        fake.fail('slow');
        const { troubles } = await hear(
            createMusicBrainz({ api, now: () => now }).recommend(asking('rock'), { signal: never }),
        );
        expect(troubles).toMatchObject([{ reason: 'timeout' }]);
    });

    test('without a queue, the second request within a second is refused', async () => {
        const http = createTestClient(fake);
        const api = createMusicBrainzApi({ http, rateLimit: async () => undefined, wait: async () => undefined });
        const catalogue = createMusicBrainz({ api, now: () => now });
        await hear(catalogue.recommend(asking('rock'), { signal: never }));
        const { troubles } = await hear(catalogue.recommend(asking('jazz'), { signal: never }));
        expect(troubles).toMatchObject([{ reason: 'busy-or-blocked' }]);
    });

    test('a question that is given up rejects with its reason', async () => {
        const signal = AbortSignal.abort(new Error('enough'));
        await expect(hear(musicbrainz.recommend(asking('rock'), { signal }))).rejects.toThrow('enough');
    });
});

test('the page of results asks for the same', () => {
    const { address, words } = musicbrainz.link({ ...asking('hiphop'), tags: ['mellow'], language: 'ko' });
    const url = new URL(address);
    expect([url.origin, url.pathname, words]).toEqual(['https://musicbrainz.org', '/search', 'hip hop mellow']);
    expect(url.searchParams.get('type')).toBe('release_group');
    expect(url.searchParams.get('query')).toMatch(
        /^\(tag:"hip hop" OR .+\) AND .+ AND tag:"mellow" AND status:official$/,
    );
});
