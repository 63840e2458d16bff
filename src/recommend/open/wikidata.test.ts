import { beforeEach, expect, test } from 'vitest';
import type { OpenService } from '../../../fakes/open-service.ts';
import { createWikidata as createFake } from '../../../fakes/wikidata.ts';
import type { Filters } from '../filters.ts';
import { asking, createTestClient, hear, never, now } from './open.fixture.ts';
import type { Catalogue } from './catalogue.ts';
import { createWikidata } from './wikidata.ts';

let fake: OpenService;
let wikidata: Catalogue;

beforeEach(() => {
    fake = createFake({ now: () => now });
    wikidata = createWikidata({ http: createTestClient(fake), now: () => now });
});

const ask = (filters: Filters) => hear(wikidata.recommend(filters, { signal: never }));

test('songs come with a player that needs no key, and with what is written of them', async () => {
    const { songs, troubles } = await ask({ ...asking('rock'), language: 'ja', time: 'month' });
    expect(troubles).toEqual([]);
    expect(songs).toEqual([
        {
            service: 'wikidata',
            id: 'Q90006',
            title: '夜行列車の窓',
            artist: '銀河食堂',
            page: 'https://www.wikidata.org/wiki/Q90006',
            frame: 'https://www.youtube-nocookie.com/embed/fake-wd-006',
            judgements: [
                { kind: 'declared', language: 'ja' },
                { kind: 'released', date: '2026-11-12' },
                { kind: 'genre', genre: 'rock' },
            ],
        },
        expect.objectContaining({ title: 'Blue Signal' }),
    ]);
});

test.each([
    ['en', 'Lanterns in August'],
    ['ja', 'Blue Signal'],
    ['ko', '새벽 네 시의 노래'],
    ['zh', '雾里的灯'],
    ['ru', 'Последний маяк'],
] as const)('rock in %s is in that language, whatever its letters', async (language, title) => {
    const { songs, titles } = await ask({ ...asking('rock'), language, time: 'month' });
    expect(titles).toContain(title);
    for (const { judgements } of songs) expect(judgements).toContainEqual({ kind: 'declared', language });
});

test('a year alone is no date of the last month, and any time asks for none', async () => {
    expect((await ask({ ...asking('rock'), time: 'month' })).titles).not.toContain('Sometime This Year');
    const { songs } = await ask(asking('rock'));
    const song = songs.find(({ title }) => title === 'Sometime This Year');
    expect(song?.judgements).toContainEqual({ kind: 'released', date: '2026' });
    expect(songs.map(({ title }) => title)).toContain('Old Number Nine');
});

test('a song has one row for each artist and date, and is told once, with the first of its dates', async () => {
    const row = (artist: string, date: string) => ({
        song: { value: 'http://www.wikidata.org/entity/Q7' },
        songLabel: { value: 'Twice' },
        artistLabel: { value: artist },
        video: { value: 'aaaaaaaaaaa' },
        date: { value: `${date}T00:00:00Z` },
        precision: { value: '11' },
    });
    const rows = [row('One', '2020-03-04'), row('Other', '2019-01-02')];
    const answer = async () =>
        Response.json({ results: { bindings: rows } }, { headers: { 'Access-Control-Allow-Origin': '*' } });
    const odd = createWikidata({ http: createTestClient({ answer }), now: () => now });
    const { songs } = await hear(odd.recommend(asking(), { signal: never }));
    expect(songs).toMatchObject([{ artist: 'One, Other', judgements: [{ kind: 'released', date: '2019-01-02' }] }]);
});

test.each([
    [['techno'], ['Warehouse Clock'], 'techno'],
    [['trance'], ['Copper Circuit'], 'electronic'],
    [['trance', 'electronic'], ['Copper Circuit'], 'electronic'],
])(
    'of %j it answers %j, as %s: a style without an item of its own is asked for by its family',
    async (asked, titles, as) => {
        const { songs } = await ask(asking(...asked));
        expect(songs.map(({ title }) => title)).toEqual(titles);
        expect(songs[0]?.judgements).toContainEqual({ kind: 'genre', genre: as });
        expect(new URL(fake.requests[0]?.url ?? '').searchParams.get('query')).not.toMatch(/wd:(Q\d+) .*wd:\1\b/);
    },
);

test.each([
    ['a mood', { ...asking('rock'), tags: ['mellow'] }],
    ['music without voices', { ...asking('rock'), language: 'none' }],
    ['a genre that no item is known for', asking('new age')],
] as const)('it is not asked for %s', async (_, filters) => {
    expect(await ask(filters)).toMatchObject({ songs: [], troubles: [] });
    expect(fake.requests).toEqual([]);
    expect(wikidata.link(filters).address).toBe('https://www.wikidata.org/');
});

test.each([
    [
        { status: 429, headers: { 'Retry-After': '60' } },
        { reason: 'slow-down', retryAfterSeconds: 60 },
    ],
    [{ status: 500 }, { reason: 'server-fault' }],
    ['opaque', { reason: 'unreachable' }],
    ['nonsense', { reason: 'unintelligible' }],
] as const)('%j is told as such', async (failure, trouble) => {
    fake.fail(failure);
    expect((await ask(asking('rock'))).troubles).toMatchObject([{ service: 'wikidata', ...trouble }]);
});

test('the same question is asked once a day', async () => {
    await ask({ ...asking('rock'), time: 'year' });
    await ask({ ...asking('rock'), time: 'year' });
    expect(fake.requests).toHaveLength(1);
});
