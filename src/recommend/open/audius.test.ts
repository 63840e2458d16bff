import { beforeEach, describe, expect, test } from 'vitest';
import { createAudius as createFake } from '../../../fakes/audius.ts';
import type { Audius } from '../../../fakes/audius.ts';
import { vocabulary } from '../../vocabulary.ts';
import type { Filters } from '../filters.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import { asking, createTestClient, hear, loopback, never, now } from './open.fixture.ts';
import { createAudius } from './audius.ts';
import type { Catalogue } from './catalogue.ts';

let fake: Audius;
let audius: Catalogue;
let time: number;

beforeEach(() => {
    time = now;
    fake = createFake({ now: () => time });
    audius = createAudius({ http: createTestClient(fake, { now: () => time }), now: () => time });
});

const ask = (filters: Filters, cachedOnly = false) => hear(audius.recommend(filters, { signal: never, cachedOnly }));
const asked = () => fake.requests.map(({ url }) => new URL(url));

test('songs of a genre are answered, with the whole sound at a node that the page may reach', async () => {
    const { songs, troubles } = await ask({ ...asking('rock'), time: 'week' });
    expect(troubles).toEqual([]);
    const { stream, ...first } = songs[0] ?? {};
    expect(first).toEqual({
        service: 'audius',
        id: 'Rk01',
        title: 'Copper Skyline',
        artist: 'Harbour Lights',
        durationSeconds: 180,
        page: 'https://audius.co/someone/rk01',
        cover: 'https://creatornode2.audius.co/content/Rk01/480x480.jpg',
        judgements: [
            { kind: 'released', date: '2026-11-17' },
            { kind: 'genre', genre: 'rock' },
        ],
    });
    const { host, pathname, searchParams } = new URL(stream ?? '');
    expect([host, pathname]).toEqual(['creatornode2.audius.co', '/tracks/cidstream/Rk01']);
    expect([...searchParams.keys()]).toEqual(['signature', 'id3']);
});

test('its sound is there for whoever asks so, and nowhere else', async () => {
    const { songs } = await ask({ ...asking('rock'), time: 'week' });
    const fetch = pageFetch(loopback);
    loopback.serve('*', fake.nodes);
    for (const { stream = '' } of songs.slice(0, 4)) {
        expect((await fetch(stream)).status).toBe(200);
        const bare = new URL(stream);
        bare.searchParams.delete('id3');
        await expect(fetch(bare)).rejects.toThrow(TypeError);
        const unsigned = new URL(stream);
        unsigned.searchParams.delete('signature');
        expect((await fetch(unsigned)).status).toBe(401);
    }
});

test.each([
    ['any', 'popular'],
    ['week', 'recent'],
    ['month', 'recent'],
    ['year', 'recent'],
] as const)('for a time of %s the %s ones are asked for, as many as come at once', async (window, order) => {
    expect((await ask({ ...asking('hiphop'), time: window })).troubles).toEqual([]);
    const [address] = asked();
    expect(address?.pathname).toBe('/v1/tracks/search');
    expect(address?.searchParams.getAll('genre')).toEqual(['Hip-Hop/Rap', 'Trap']);
    expect([address?.searchParams.get('sort_method'), address?.searchParams.get('limit')]).toEqual([order, '100']);
});

test('a style that Audius lists is asked for by its names there', async () => {
    const { songs } = await ask(asking('techno'));
    expect(asked().map(({ searchParams }) => [searchParams.get('query'), ...searchParams.getAll('genre')])).toEqual([
        [null, 'Techno'],
    ]);
    expect(songs.map(({ title, judgements }) => [title, judgements.at(-1)])).toEqual([
        ['Warehouse Clock', { kind: 'genre', genre: 'techno' }],
    ]);
});

test('a style that it does not is asked for by its words and all in its family, which its songs are listed as', async () => {
    const { songs, troubles } = await ask(asking('acid jazz'));
    expect(troubles).toEqual([]);
    expect(asked().map(({ searchParams }) => [searchParams.get('query'), ...searchParams.getAll('genre')])).toEqual([
        ['acid jazz', 'Jazz'],
        [null, 'Jazz'],
    ]);
    expect(songs.map(({ title, judgements }) => [title, judgements.at(-1)])).toEqual([
        ['Cellar Stairs', { kind: 'genre', genre: 'jazz' }],
        ['Umbrella Standard', { kind: 'genre', genre: 'jazz' }],
    ]);
});

test('Audius knows all names of the vocabulary', async () => {
    for (const { name } of [...vocabulary.families, ...vocabulary.styles])
        expect((await ask(asking(name))).troubles, name).toEqual([]);
});

test.each(['blues', 'classical', 'country', 'disco', 'hiphop', 'jazz', 'metal', 'pop', 'reggae', 'rock'])(
    'Audius has names for %s',
    async (genre) => {
        expect((await ask(asking(genre))).troubles).toEqual([]);
        expect(asked()[0]?.searchParams.getAll('genre')).not.toEqual([]);
    },
);

test('a song is of the time only by its release, however much it is played', async () => {
    const { titles } = await ask({ ...asking('blues'), time: 'month' });
    expect(titles).toContain('Three Dollar Rain');
    expect(titles).not.toContain('Gravel & Gin');
});

test('where only the upload is known, it is told as an upload', async () => {
    const { songs } = await ask({ ...asking('rock'), time: 'week' });
    const song = songs.find(({ title }) => title === 'No Date At All');
    expect(song?.judgements).toContainEqual({ kind: 'uploaded', date: '2026-11-18' });
});

test('what not everyone may play is left out', async () => {
    const { titles } = await ask(asking('rock'));
    expect(titles).toContain('Copper Skyline');
    for (const title of ['Members Only', 'Hidden', 'Gone', 'Silent', 'Lost']) expect(titles).not.toContain(title);
});

test('addresses that lead elsewhere and odd fields are left out, the song is not', async () => {
    const { songs } = await ask(asking('rock'));
    const elsewhere = songs.find(({ title }) => title === 'Elsewhere');
    expect([elsewhere?.page, elsewhere?.cover]).toEqual([undefined, undefined]);
    const odd = songs.find(({ title }) => title === 'Odd Fields');
    expect(odd).toMatchObject({ id: 'Od01' });
    expect([odd?.durationSeconds, odd?.artist, odd?.cover]).toEqual([undefined, undefined, undefined]);
});

test.each([
    ['ja', '邦楽ロック', '白い自転車', '凍える 屋上'],
    ['ko', '한국 록', '잠들지 않는 도시', null],
    ['zh', '华语摇滚', '雨后街灯', null],
    ['ru', 'русский рок', 'Последний трамвай', null],
] as const)(
    'in %s its words are searched for, and its letters among the genre',
    async (language, words, title, other) => {
        const { songs, titles } = await ask({ ...asking('rock'), language });
        expect(asked().map(({ searchParams }) => searchParams.get('query'))).toEqual([words, null]);
        expect(titles).toContain(title);
        if (other) expect(titles).toContain(other);
        expect(new Set(titles).size).toBe(titles.length);
        for (const { judgements } of songs) expect(judgements[0]).toMatchObject({ kind: 'script', language });
    },
);

test('English needs no words, and is told by its letters', async () => {
    const { songs, titles } = await ask({ ...asking('rock'), language: 'en', time: 'week' });
    expect(asked().map(({ searchParams }) => searchParams.get('query'))).toEqual([null]);
    expect(titles).toContain('Copper Skyline');
    expect(titles).not.toContain('白い自転車');
    expect(songs[0]?.judgements[0]).toMatchObject({ kind: 'script', language: 'en', script: 'latin' });
});

test('no voices are as the title or the tags say', async () => {
    const { songs } = await ask({ ...asking('rock'), language: 'none' });
    expect(songs.map(({ title, judgements }) => [title, judgements[0]])).toEqual([
        ['Open Window (Instrumental)', { kind: 'no-voices', by: 'title' }],
        ['Harbour at Dusk', { kind: 'no-voices', by: 'catalogue' }],
    ]);
});

test('tags are searched for in the genre', async () => {
    const { titles } = await ask({ ...asking('rock'), tags: ['guitar'] });
    expect(asked()[0]?.searchParams.get('query')).toBe('guitar');
    expect(titles).toEqual(['Copper Skyline', 'Second Storey']);
});

test('a genre that Audius has no list of is searched for by its name', async () => {
    const { songs } = await ask(asking('lofi'));
    expect(asked()[0]?.searchParams.get('query')).toBe('lofi');
    expect(songs.map(({ title, judgements }) => [title, judgements.map(({ kind }) => kind)])).toEqual([
        ['Basement Weather', ['released']],
    ]);
});

test('of many genres each is asked for, and has as much of the list as it weighs', async () => {
    const { songs, titles } = await ask(asking('rock', 'blues', 'pop', 'jazz'));
    expect(asked().map(({ searchParams }) => searchParams.get('genre'))).toEqual(['Rock', 'Blues', 'Pop', 'Jazz']);
    expect(songs.slice(0, 5).map(({ id }) => id.slice(0, 2))).toEqual(['Rk', 'Bl', 'Po', 'Rk', 'Ja']);
    expect(titles.length).toBeGreaterThan(40);
});

test('without genres whatever is played is answered', async () => {
    const { titles } = await ask(asking());
    expect(asked()[0]?.searchParams.has('genre')).toBe(false);
    expect(titles).toContain('Night Shift Cypher');
});

test('answers are kept for an hour of the visit, and older ones stand in when there is no network', async () => {
    await ask(asking('rock'));
    await ask(asking('rock'));
    expect(fake.requests).toHaveLength(1);
    time += 61 * 60 * 1000;
    fake.fail('opaque');
    const { songs, troubles, cachedAt } = await ask(asking('rock'));
    expect(troubles).toMatchObject([{ reason: 'unreachable' }]);
    expect([songs.length > 0, cachedAt]).toEqual([true, [now]]);
});

test('nothing is asked where only what is kept may answer', async () => {
    expect(await ask(asking('rock'), true)).toMatchObject({ songs: [], troubles: [] });
    expect(fake.requests).toEqual([]);
});

describe('troubles', () => {
    test.each([
        [{ status: 429 }, 'slow-down'],
        [{ status: 500 }, 'server-fault'],
        [{ status: 403 }, 'refused'],
        ['opaque', 'unreachable'],
        ['truncated', 'unintelligible'],
        ['nonsense', 'unintelligible'],
    ] as const)('%j is told as such', async (failure, reason) => {
        fake.fail(failure);
        expect((await ask(asking('rock'))).troubles).toMatchObject([{ service: 'audius', reason }]);
    });

    test('of two lists that fail alike one is told of, and the third is answered', async () => {
        fake.fail('opaque', { status: 500 }, { status: 503 });
        const { troubles } = await ask(asking('rock', 'blues', 'pop'));
        expect(troubles.map(({ reason }) => reason)).toEqual(['unreachable', 'server-fault']);
        fake.fail('opaque', 'opaque');
        const { titles, troubles: again } = await ask(asking('rock', 'blues', 'hiphop'));
        expect([titles.includes('Night Shift Cypher'), again.length]).toEqual([true, 1]);
    });
});

test('the page searches for the same words', () => {
    const question = { ...asking('rock', 'pop'), language: 'ja', tags: ['mellow'] } as const;
    expect(audius.sentWords(question)).toEqual(['邦楽ロック', 'mellow', 'J-POP', 'mellow']);
    expect(audius.link(question)).toEqual({
        service: 'audius',
        address: `https://audius.co/search?query=${encodeURIComponent('邦楽ロック')}+mellow`,
        words: '邦楽ロック mellow',
    });
});
