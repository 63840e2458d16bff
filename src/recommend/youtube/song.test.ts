import { expect, test } from 'vitest';
import type { Filters } from '../filters.ts';
import type { Snippet, Video } from './listing.ts';
import { songOf } from './song.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const any: Filters = { language: 'any', time: 'any', genres: [], tags: [] };
const snippet: Snippet = {
    title: 'Foo Fighters - Everlong (Official HD Video)',
    channelTitle: 'foofightersVEVO',
    publishedAt: '2026-11-18T09:12:44Z',
    liveBroadcastContent: 'none',
    thumbnails: { medium: { url: 'https://i.ytimg.com/vi/aaaaaaaaaaa/mqdefault.jpg' } },
    defaultAudioLanguage: 'en',
};
const video: Video = {
    id: 'aaaaaaaaaaa',
    snippet,
    contentDetails: { duration: 'PT4M53S', contentRating: {} },
    status: { uploadStatus: 'processed', privacyStatus: 'public', embeddable: true },
};

const judged = (change: Partial<Video> = {}, filters: Partial<Filters> = {}) =>
    songOf({ ...video, ...change }, snippet, { filters: { ...any, ...filters }, now });
const titled = (change: Partial<Snippet>, filters: Partial<Filters> = {}) =>
    judged({ snippet: { ...snippet, ...change } }, filters);

test('a music video becomes a song with its artist, its page and its player', () => {
    expect(judged()).toEqual({
        service: 'youtube',
        id: 'aaaaaaaaaaa',
        title: 'Everlong',
        artist: 'Foo Fighters',
        durationSeconds: 293,
        page: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
        frame: 'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa',
        cover: 'https://i.ytimg.com/vi/aaaaaaaaaaa/mqdefault.jpg',
        judgements: [
            { kind: 'declared', language: 'en' },
            { kind: 'uploaded', date: '2026-11-18' },
        ],
    });
});

test('what is not said of a video costs no more than that', () => {
    const bare: Video = { id: 'aaaaaaaaaaa' };
    expect(songOf(bare, { title: 'Thirteen' }, { filters: any, now })).toEqual({
        service: 'youtube',
        id: 'aaaaaaaaaaa',
        title: 'Thirteen',
        page: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
        frame: 'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa',
        judgements: [],
    });
    expect(songOf(bare, { title: 'Thirteen' }, { filters: { ...any, time: 'week' }, now })).toBeNull();
});

test.each([
    ['may not be embedded', { status: { embeddable: false } }],
    ['is private', { status: { privacyStatus: 'private' } }],
    ['is unlisted', { status: { privacyStatus: 'unlisted' } }],
    ['is not processed yet', { status: { uploadStatus: 'uploaded' } }],
    ['asks for an age', { contentDetails: { duration: 'PT4M', contentRating: { ytRating: 'ytAgeRestricted' } } }],
    ['is live', { snippet: { ...snippet, liveBroadcastContent: 'live' } }],
    ['is to come', { snippet: { ...snippet, liveBroadcastContent: 'upcoming' } }],
] satisfies [string, Partial<Video>][])('a video that %s is left out', (_, change) => {
    expect(judged(change)).toBeNull();
});

test.each([
    ['PT59S', null],
    ['PT1M', 60],
    ['PT15M', 900],
    ['PT15M1S', null],
    ['PT1H', null],
    ['P1DT2M', null],
    ['P0D', null],
])('a video of %s is a song of %s seconds', (duration, seconds) => {
    expect(judged({ contentDetails: { duration } })?.durationSeconds ?? null).toBe(seconds);
});

test.each([['four minutes'], ['P'], ['PT4M5']])('a length of %j is not known', (duration) => {
    const song = judged({ contentDetails: { duration } });
    expect(song).not.toBeNull();
    expect(song).not.toHaveProperty('durationSeconds');
});

test('the declared language decides before the script of the title', () => {
    const declared = { title: '米津玄師 - Lemon', defaultAudioLanguage: 'ja' };
    expect(titled(declared, { language: 'ja' })?.judgements[0]).toEqual({ kind: 'declared', language: 'ja' });
    expect(titled(declared, { language: 'en' })).toBeNull();
    expect(titled({ title: 'アイドル (English)', defaultAudioLanguage: 'en-GB' }, { language: 'ja' })).toBeNull();
});

test('without a declared language the script decides', () => {
    const undeclared = { title: 'Кино — Группа крови', defaultAudioLanguage: undefined };
    expect(titled(undeclared, { language: 'ru' })?.judgements[0]).toMatchObject({ kind: 'script', script: 'cyrillic' });
    expect(titled(undeclared, { language: 'ko' })).toBeNull();
});

test('no voices is told by the title, or declared', () => {
    const none = { language: 'none' } as const;
    expect(titled({ title: 'Everlong (Instrumental)' }, none)?.judgements[0]).toEqual({
        kind: 'no-voices',
        by: 'title',
    });
    expect(titled({ defaultAudioLanguage: 'zxx' }, none)?.judgements[0]).toEqual({
        kind: 'no-voices',
        by: 'catalogue',
    });
    expect(judged({}, none)).toBeNull();
});

test('where a language is asked for, songs without voices are left out', () => {
    const title = '【off vocal】小さな恋のうた';
    expect(titled({ title, defaultAudioLanguage: 'ja' }, { language: 'ja' })).toBeNull();
    expect(titled({ title, defaultAudioLanguage: 'ja' }, { language: 'any' })).not.toBeNull();
    expect(titled({ defaultAudioLanguage: 'zxx' }, { language: 'en' })).toBeNull();
});

test('a video from before the window is left out, as an old answer may hold some', () => {
    expect(titled({ publishedAt: '2026-11-13T23:59:59Z' }, { time: 'week' })).toBeNull();
    expect(titled({ publishedAt: '2026-11-14T00:00:00Z' }, { time: 'week' })).not.toBeNull();
});
