import { expect, test } from 'vitest';
import { refusalOfSearch } from '../../../fakes/youtube-lists.ts';
import { vocabulary } from '../../vocabulary.ts';
import type { Filters } from '../filters.ts';
import { pageLinks, searchFor, videosAddress } from './query.ts';

const now = Date.UTC(2026, 10, 21, 15, 30);
const any: Filters = { language: 'any', time: 'any', genres: [], tags: [] };
const rock = { genre: 'rock', weight: 0.6 };
const blues = { genre: 'blues', weight: 0.4 };

const asked = (change: Partial<Filters>) => {
    const { address, cacheKey } = searchFor({ ...any, ...change }, { key: 'secret-key', now });
    return { parameters: Object.fromEntries(address.searchParams), cacheKey, address };
};

test('a search is for music videos that can be embedded, as many as one search may give', () => {
    const { address, parameters } = asked({ genres: [rock] });
    expect(address.origin + address.pathname).toBe('https://www.googleapis.com/youtube/v3/search');
    expect(parameters).toEqual({
        part: 'snippet',
        type: 'video',
        videoCategoryId: '10',
        videoEmbeddable: 'true',
        maxResults: '50',
        order: 'relevance',
        q: 'rock',
        topicId: '/m/06by7',
        key: 'secret-key',
    });
});

test('a song of two genres asks for the words of both, and for the topic of neither', () => {
    const { parameters } = asked({ genres: [rock, blues], tags: ['mellow', 'blues'] });
    expect(parameters.q).toBe('rock blues mellow');
    expect(parameters.topicId).toBeUndefined();
});

test.each([
    ['blues', undefined],
    ['disco', undefined],
    ['soul', '/m/0gywn'],
    ['techno', '/m/02lkt'],
    ['zydeco', undefined],
])("%s alone is of the topic %s: its own, else its family's where that fits", (genre, topic) => {
    expect(asked({ genres: [{ genre, weight: 1 }] }).parameters.topicId).toBe(topic);
});

test('YouTube knows all topics of the vocabulary', () => {
    for (const { name: genre } of [...vocabulary.families, ...vocabulary.styles]) {
        const { searchParams } = asked({ genres: [{ genre, weight: 1 }] }).address;
        expect(refusalOfSearch(searchParams), genre).toBeNull();
    }
});

test('styles of one family are asked for within its topic', () => {
    const styles = ['techno', 'trance'].map((genre) => ({ genre, weight: 0.5 }));
    expect(asked({ genres: styles }).parameters).toMatchObject({ q: 'techno trance music', topicId: '/m/02lkt' });
    expect(asked({ genres: [...styles, blues] }).parameters).not.toHaveProperty('topicId');
});

test.each([
    ['week', '2026-11-14T00:00:00Z'],
    ['month', '2026-10-21T00:00:00Z'],
    ['year', '2025-11-21T00:00:00Z'],
] as const)('the last %s begins at midnight of a day, so that the same question stays the same', (time, start) => {
    expect(asked({ time }).parameters.publishedAfter).toBe(start);
});

test.each([
    ['ja', 'ja', '邦楽ロック'],
    ['ko', 'ko', '한국 록'],
    ['zh', 'zh-Hans', '华语摇滚'],
    ['ru', 'ru', 'русский рок'],
    ['en', 'en', 'rock'],
] as const)('songs in %s are leaned towards as %s and asked for as %s', (language, relevanceLanguage, q) => {
    expect(asked({ language, genres: [rock] }).parameters).toMatchObject({ relevanceLanguage, q });
});

test('no voices is a word and no language', () => {
    const { parameters } = asked({ language: 'none', genres: [rock], tags: ['instrumental'] });
    expect(parameters.q).toBe('rock instrumental');
    expect(parameters).not.toHaveProperty('relevanceLanguage');
});

test('a question without a genre still has words', () => {
    expect(asked({}).parameters.q).toBe('music');
    expect(asked({ language: 'ko' }).parameters.q).toBe('k-pop');
    expect(asked({ language: 'ru', tags: ['sad'] }).parameters.q).toBe('грустная русская музыка');
});

test('what is kept is found again the next day, by another window never, and tells no key', () => {
    const { cacheKey } = asked({ time: 'week', genres: [rock] });
    const tomorrow = searchFor(
        { ...any, time: 'week', genres: [rock] },
        { key: 'other-key', now: now + 24 * 60 * 60 * 1000 },
    );
    expect(tomorrow.cacheKey).toBe(cacheKey);
    expect(asked({ time: 'month', genres: [rock] }).cacheKey).not.toBe(cacheKey);
    expect(cacheKey).not.toContain('secret-key');
});

test('videos are listed by their ids', () => {
    expect(videosAddress(['aaaaaaaaaaa', 'bbbbbbbbbbb'], 'k').href).toBe(
        'https://www.googleapis.com/youtube/v3/videos?part=snippet%2CcontentDetails%2Cstatus&id=aaaaaaaaaaa%2Cbbbbbbbbbbb&key=k',
    );
});

test('links lead to the whole question first, then to each genre, with the filter for the time', () => {
    const links = pageLinks({ ...any, language: 'ja', time: 'month', genres: [rock, blues] });
    expect(links.map(({ words }) => words)).toEqual(['邦楽ロック 日本 ブルース', '邦楽ロック', '日本 ブルース']);
    for (const { service, address, words } of links) {
        const { origin, pathname, searchParams } = new URL(address);
        expect([service, origin + pathname]).toEqual(['youtube', 'https://www.youtube.com/results']);
        expect(Object.fromEntries(searchParams)).toEqual({ search_query: words, sp: 'EgQIBBAB' });
    }
});

test.each([
    ['any', null],
    ['week', 'EgQIAxAB'],
    ['year', 'EgQIBRAB'],
] as const)('a link for %s is filtered by %s', (time, filter) => {
    const [link, ...others] = pageLinks({ ...any, time, genres: [rock] });
    expect(others).toEqual([]);
    expect(new URL(link?.address ?? '').searchParams.get('sp')).toBe(filter);
});

test('the first link has the words that a search has', () => {
    const filters: Filters = { ...any, language: 'zh', genres: [rock, blues], tags: ['mellow'] };
    expect(pageLinks(filters)[0]?.words).toBe(asked(filters).parameters.q);
});
