import { beforeEach, describe, expect, test } from 'vitest';
import type { Fake } from '../../../fakes/loopback.ts';
import { createListenBrainz as createFake } from '../../../fakes/listenbrainz.ts';
import { json, type OpenService } from '../../../fakes/open-service.ts';
import type { Filters } from '../filters.ts';
import { createMusicBrainz as createFakeMusicBrainz } from '../../../fakes/musicbrainz.ts';
import { asking, createTestClient, hear, never, now } from './open.fixture.ts';
import type { Catalogue } from './catalogue.ts';
import { createListenBrainz } from './listenbrainz.ts';
import { createMusicBrainzApi } from './musicbrainz-api.ts';

let fake: OpenService;
let fakeMusicBrainz: OpenService;
let listenbrainz: Catalogue;

beforeEach(() => {
    let time = now;
    fake = createFake({ now: () => now });
    fakeMusicBrainz = createFakeMusicBrainz({ now: () => time });
    listenbrainz = create(fake, async () => void (time += 1100));
});

function create(service: Fake, rateLimit: () => Promise<void>): Catalogue {
    const http = createTestClient({ 'api.listenbrainz.org': service, 'musicbrainz.org': fakeMusicBrainz });
    const musicBrainz = createMusicBrainzApi({ http, rateLimit, wait: async () => undefined });
    return createListenBrainz({ http, musicBrainz, now: () => now });
}

const ask = (filters: Filters) => hear(listenbrainz.recommend(filters, { signal: never }));

test('what came out is chosen by tag, language and time, the latest first', async () => {
    const { songs, troubles } = await ask({ ...asking('rock'), language: 'ja', time: 'month' });
    expect(troubles).toEqual([]);
    expect(songs.map(({ title }) => title)).toEqual(['朝焼けの国道', '港町ブルースの夜', 'Neon Harbour']);
    expect(fakeMusicBrainz.requests).toHaveLength(1);
    expect(songs[0]).toEqual({
        service: 'listenbrainz',
        id: '00000000-0000-4000-8000-000000000000',
        title: '朝焼けの国道',
        artist: '夜の汽車',
        page: 'https://listenbrainz.org/release/00000000-0000-4000-8000-000000000000',
        cover: 'https://coverartarchive.org/release/00000000-0000-4000-8000-000000000000/front-250',
        judgements: [
            { kind: 'script', language: 'ja', script: 'kana', of: 'title' },
            { kind: 'released', date: '2026-11-18' },
            { kind: 'genre', genre: 'rock' },
        ],
    });
    expect(songs[1]).not.toHaveProperty('cover');
});

test('a style is told by its own tags, its family by those of any style', async () => {
    expect((await ask(asking('techno'))).titles).toEqual(['Glass Depot']);
    const { songs } = await ask(asking('electronic', 'techno'));
    expect(songs.map(({ title, judgements }) => [title, judgements.at(-1)])).toEqual([
        ['Sky Ledger', { kind: 'genre', genre: 'electronic' }],
        ['Glass Depot', { kind: 'genre', genre: 'techno' }],
    ]);
});

test.each([
    ['week', 7],
    ['month', 31],
    ['year', 31],
    ['any', 31],
] as const)('for a time of %s the last %i days are fetched', async (time, days) => {
    const { songs } = await ask({ ...asking('rock'), time });
    expect(new URL(fake.requests[0]?.url ?? '').searchParams.get('days')).toBe(String(days));
    expect(songs.length).toBeGreaterThan(0);
});

test('what is still to come, other genres and what is no music are left out', async () => {
    const { titles } = await ask(asking('rock'));
    expect(titles).toContain('Paper Lantern Road');
    for (const title of ['Tomorrow Never Quite', 'Glass Choir', 'Letters from the Coast'])
        expect(titles).not.toContain(title);
});

test('a reissue is no news, though it came out lately', async () => {
    const { titles } = await ask({ ...asking('rock'), time: 'month' });
    expect(titles).not.toContain('Amber (Remastered)');
    expect(titles).not.toContain('A Murder by the Sea');
});

test('with two genres each has as much of the list as it weighs', async () => {
    const { songs } = await ask({ ...asking('rock', 'pop'), time: 'month' });
    const genres = songs.slice(0, 6).map(({ judgements }) => judgements.find(({ kind }) => kind === 'genre'));
    expect(genres.filter((judgement) => judgement?.kind === 'genre' && judgement.genre === 'pop')).toHaveLength(2);
});

test('without a genre all is answered, and tags must be there', async () => {
    expect((await ask(asking())).titles).toContain('Glass Choir');
    expect((await ask({ ...asking(), tags: ['instrumental'] })).titles).toEqual(['Window Seat', 'Kitchen at Four']);
    expect((await ask({ ...asking('rock'), tags: ['mellow'] })).songs).toEqual([]);
});

test('no voices are as the tags say', async () => {
    const { songs, titles } = await ask({ ...asking('jazz'), language: 'none' });
    expect(titles).toEqual(['Kitchen at Four']);
    expect(songs[0]?.judgements[0]).toEqual({ kind: 'no-voices', by: 'catalogue' });
});

test('odd fields cost no more than themselves', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const odd = {
        release_mbid: id,
        release_name: 'Song',
        release_tags: [7, 'rock'],
        release_date: 5,
        artist_credit_name: null,
        caa_release_mbid: '../evil',
    };
    const answer = async () => json({ payload: { releases: [odd, { ...odd, release_tags: 'rock' }] } });
    const strange = create({ answer }, async () => undefined);
    const { songs } = await hear(strange.recommend(asking('rock'), { signal: never }));
    expect(songs).toEqual([
        {
            service: 'listenbrainz',
            id,
            title: 'Song',
            page: `https://listenbrainz.org/release/${id}`,
            judgements: [{ kind: 'genre', genre: 'rock' }],
        },
    ]);
});

test('another question of the same time costs nothing', async () => {
    await ask(asking('rock'));
    await ask({ ...asking('pop'), language: 'en' });
    expect(fake.requests).toHaveLength(1);
});

describe('troubles', () => {
    test.each([
        [
            { status: 429, headers: { 'Retry-After': '10' } },
            { reason: 'slow-down', retryAfterSeconds: 10 },
        ],
        [{ status: 502 }, { reason: 'server-fault' }],
        ['opaque', { reason: 'unreachable' }],
        ['truncated', { reason: 'unintelligible' }],
        ['nonsense', { reason: 'unintelligible' }],
    ] as const)('%j is told as such', async (failure, trouble) => {
        fake.fail(failure);
        const { songs, troubles } = await ask(asking('rock'));
        expect(songs).toEqual([]);
        expect(troubles).toMatchObject([{ service: 'listenbrainz', ...trouble }]);
    });
});

test('without MusicBrainz what has tags of its own is answered', async () => {
    fakeMusicBrainz.fail('busy', 'busy');
    const { titles, troubles } = await ask({ ...asking('rock'), time: 'month' });
    expect([titles, troubles]).toEqual([['<b>Bold</b> & "Quoted"', 'Neon Harbour'], []]);
});

test('the page is that of the fresh releases: the radio of tags asks for an account', () => {
    expect(listenbrainz.link({ ...asking('hiphop'), tags: ['mellow'] })).toEqual({
        service: 'listenbrainz',
        address: 'https://listenbrainz.org/explore/fresh-releases/',
        words: 'hip hop mellow',
    });
});
