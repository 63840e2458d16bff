import { beforeEach, describe, expect, test } from 'vitest';
import { createLabs as createFakeLabs } from '../../../fakes/listenbrainz-labs.ts';
import { createMusicBrainz } from '../../../fakes/musicbrainz.ts';
import { mergedId, recordingId, recordings } from '../../../fakes/recordings.ts';
import type { OpenService } from '../../../fakes/open-service.ts';
import type { Seeds, Track } from '../../flow.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import type { Filters } from '../filters.ts';
import { createTestClient, hear, never, now } from '../open/open.fixture.ts';
import { Consent } from './consent.svelte.ts';
import { createListeners } from './listeners.ts';

let time: number;
let musicbrainz: OpenService;
let labs: OpenService;
let consent: Consent;
let tracks: readonly Track[];
let pauses: number;

const seed = makeTrack({ id: 'seed', title: 'Evening Lines', artist: 'The Synthesisers' });
const [{ artistId } = { artistId: '' }] = recordings(now);
const any: Filters = { language: 'any', time: 'any', tags: [], genres: [] };

function create() {
    const http = createTestClient(
        { 'musicbrainz.org': musicbrainz, 'labs.api.listenbrainz.org': labs },
        { now: () => time },
    );
    const limit = async () => void (time += 1100);
    return createListeners({
        http,
        consent,
        tracks: () => tracks,
        contract: () => contract,
        now: () => time,
        rateLimits: { musicBrainz: limit, labs: limit },
        wait: async (seconds) => void ((time += seconds * 1000), (pauses += 1)),
    });
}

let listeners: ReturnType<typeof create>;

beforeEach(() => {
    time = now;
    pauses = 0;
    musicbrainz = createMusicBrainz({ now: () => time });
    labs = createFakeLabs({ now: () => time });
    consent = new Consent({ cache: { forget: async () => ({ ok: true, value: null }) } });
    consent.agree();
    tracks = [seed];
    listeners = create();
});

const ask = (filters: Partial<Filters> = {}, seeds: Seeds = [seed], cachedOnly = false) =>
    hear(listeners.recommend(seeds, { ...any, ...filters }, { signal: never, cachedOnly }));
const paths = ({ requests }: OpenService) => requests.map(({ url }) => new URL(url).pathname);

test('what listeners of the song play comes as they play it, whatever its genre', async () => {
    const { songs, titles, troubles } = await ask();
    expect(troubles).toEqual([]);
    expect(titles.slice(0, 4)).toEqual(['Second Song', '夜の線路', 'Salt and Wire', 'Blue Kitchen']);
    expect(songs[0]).toEqual({
        service: 'listenbrainz-labs',
        id: recordingId(2),
        title: 'Second Song',
        artist: 'Someone Else',
        album: 'Second Song EP',
        page: `https://listenbrainz.org/track/${recordingId(2)}/`,
        cover: expect.stringMatching(/^https:\/\/coverartarchive\.org\/release\/[0-9a-f-]+\/front-250$/),
        frame: 'https://open.spotify.com/embed/track/0000000000000000000002',
        elsewhere: [
            { service: 'youtube', address: 'https://www.youtube.com/results?search_query=Someone+Else+Second+Song' },
        ],
        judgements: [{ kind: 'played-beside', of: 'song' }],
    });
    expect(songs.find(({ title }) => title === 'Salt and Wire')).not.toHaveProperty('frame');
    expect([paths(musicbrainz), paths(labs)]).toEqual([
        ['/ws/2/recording'],
        ['/similar-recordings/json', '/similar-artists/json', '/spotify-id-from-mbid/json'],
    ]);
});

test('nothing is sent without consent, nor after it was taken back', async () => {
    await consent.disconnect();
    expect(await ask()).toMatchObject({ songs: [], troubles: [] });
    expect([musicbrainz.requests, labs.requests]).toEqual([[], []]);
});

test('only title and artist are sent, and all recordings that are the song are asked about at once', async () => {
    await ask({}, [makeTrack({ ...seed, album: 'Private Album', fileName: 'secret.mp3' })]);
    const [search] = musicbrainz.requests;
    expect(new URL(search?.url ?? '').searchParams.get('query')).toBe(
        'recording:"Evening Lines" AND (artist:"The Synthesisers")',
    );
    expect(await labs.requests[0]?.json()).toMatchObject([{ recording_mbids: [recordingId(0), recordingId(1)] }]);
});

describe('the tags of the file', () => {
    test('that name recording and artist save the search', async () => {
        const tagged = makeTrack({ ...seed, recordingId: recordingId(0), artistIds: [artistId] });
        const { titles } = await ask({}, [tagged]);
        expect([titles[0], musicbrainz.requests]).toEqual(['Second Song', []]);
    });

    test('that name a recording which was merged lead to the one that it is now', async () => {
        const { titles } = await ask({}, [makeTrack({ ...seed, recordingId: mergedId })]);
        expect([titles[0], paths(musicbrainz)]).toEqual(['Second Song', [`/ws/2/recording/${mergedId}`]]);
    });

    test('that name nothing that is there are passed over', async () => {
        const { titles } = await ask({}, [makeTrack({ ...seed, recordingId: '99999999-0000-4000-8000-000000000000' })]);
        expect([titles[0], paths(musicbrainz).length]).toEqual(['Second Song', 2]);
    });
});

describe('a song that cannot be asked about', () => {
    test('is told of where MusicBrainz does not have it', async () => {
        const { songs, troubles } = await ask({}, [makeTrack({ title: 'Nobody Knows', artist: 'No One' })]);
        expect([songs, troubles]).toMatchObject([[], [{ service: 'musicbrainz', reason: 'unknown-song' }]]);
        expect(labs.requests).toEqual([]);
    });

    test('by another artist is not taken for it', async () => {
        const { troubles } = await ask({}, [makeTrack({ title: 'Evening Lines', artist: 'Someone Else' })]);
        expect(troubles).toMatchObject([{ reason: 'unknown-song' }]);
    });

    test('is told of where it has no artist, and nothing is sent', async () => {
        const { troubles } = await ask({}, [makeTrack({ title: 'Evening Lines' })]);
        expect([troubles, musicbrainz.requests]).toMatchObject([[{ reason: 'no-artist' }], []]);
    });

    test('has an artist where the title holds one', async () => {
        expect((await ask({}, [makeTrack({ title: 'The Synthesisers - Evening Lines' })])).titles).toContain(
            'Second Song',
        );
    });

    test('whose listeners are too few is answered by the artists whom they also play', async () => {
        const { songs, titles } = await ask({}, [
            makeTrack({ ...seed, recordingId: recordingId(1), artistIds: [artistId] }),
        ]);
        expect(titles[0]).toBe('Second Song');
        expect(titles).not.toContain('Harbour Reading');
        for (const { judgements } of songs) expect(judgements[0]).toEqual({ kind: 'played-beside', of: 'artist' });
    });

    test('of which nothing is known beside it leaves the list empty', async () => {
        const { songs, troubles } = await ask({}, [makeTrack({ title: 'Noches', artist: 'Los Faroles' })]);
        expect([songs, troubles]).toEqual([[], []]);
    });
});

describe('filters', () => {
    test.each([
        ['ja', '夜の線路'],
        ['ko', '서울의 새벽'],
        ['zh', '城市灯火'],
        ['ru', 'Тихий двор'],
        ['en', 'Salt and Wire'],
    ] as const)('in %s leave what MusicBrainz or the letters say', async (language, title) => {
        const { songs, titles } = await ask({ language });
        expect(titles).toContain(title);
        expect(titles).not.toContain('Noches');
        for (const { judgements } of songs) expect(judgements[1]).toMatchObject({ language });
        expect(songs[0]?.judgements[1]).toEqual({ kind: 'declared', language, by: 'musicbrainz' });
    });

    test('without voices leave what nobody sings', async () => {
        expect((await ask({ language: 'none' })).titles).toEqual(['Glass Piece']);
    });

    test('of a time leave what is new, and bring what is new of artists whom they also play', async () => {
        const { songs, titles, troubles } = await ask({ time: 'month' });
        expect(troubles).toEqual([]);
        expect(titles).toEqual(['New Salt', '新しい窓']);
        expect(songs[0]?.judgements).toEqual([
            { kind: 'played-beside', of: 'artist' },
            { kind: 'released', date: '2026-11-11' },
        ]);
    });

    test('of a time and a language hold together', async () => {
        expect((await ask({ time: 'month', language: 'ja' })).titles).toEqual(['新しい窓']);
    });

    test('by genres go by tags of the recording, else of the artist', async () => {
        const { songs, titles } = await ask({ genres: [{ genre: 'rock', weight: 1 }] });
        expect(titles).toEqual(['Second Song', '夜の線路', 'Salt and Wire', 'Тихий двор']);
        expect(songs[0]?.judgements).toContainEqual({ kind: 'genre', genre: 'rock' });
    });

    test('cost at most the requests that they need', async () => {
        await ask({ language: 'ja', time: 'year', genres: [{ genre: 'rock', weight: 1 }] });
        expect(paths(musicbrainz).length).toBeLessThanOrEqual(7);
    });
});

describe('what the listener has', () => {
    const own = makeTrack({ id: 'own', title: 'Second Song', artist: 'Someone Else' });

    test('stands there as the library’s own, and where the sound agrees it says so', async () => {
        tracks = [seed, own];
        const { songs } = await ask();
        expect(songs[0]).toMatchObject({
            service: 'library',
            id: 'own',
            judgements: [{ kind: 'played-beside', of: 'song' }, { kind: 'sounds-alike' }],
            heard: { track: own },
        });
        expect(songs[0]?.heard?.similarity).toBeCloseTo(1);
    });

    test('does not say so where it sounds otherwise, or was heard by another network', async () => {
        const unlike = makeTrack({ ...own, analysis: { ...own.analysis, embedding: new Float32Array([0, 1, 0]) } });
        tracks = [seed, unlike];
        expect((await ask()).songs[0]?.judgements).toEqual([{ kind: 'played-beside', of: 'song' }]);
        tracks = [seed, makeTrack({ ...own, analysis: { ...own.analysis, model: '0.1.0' } })];
        const { songs } = await ask();
        expect(songs[0]?.judgements).toEqual([{ kind: 'played-beside', of: 'song' }]);
        expect(songs[0]).not.toHaveProperty('heard');
    });

    test('of an artist whom they also play comes after, as far as it passes', async () => {
        tracks = [seed, makeTrack({ id: 'by', title: 'Own Only', artist: 'Harrow Lane', year: 2026 })];
        const { songs } = await ask();
        expect(songs.at(-1)).toMatchObject({ id: 'by', heard: {} });
        expect(songs.at(-1)?.judgements[0]).toEqual({ kind: 'played-beside', of: 'artist' });
        expect((await ask({ language: 'ja' })).songs.map(({ id }) => id)).not.toContain('by');
    });
});

test('of several seeds, those that are known are asked about', async () => {
    const { titles, troubles } = await ask({}, [seed, makeTrack({ id: 'b', title: 'Nobody Knows', artist: 'No One' })]);
    expect([titles[0], troubles.map(({ reason }) => reason)]).toEqual(['Second Song', ['unknown-song']]);
});

test('what was answered is kept: it costs no request, says when, and needs the consent', async () => {
    const { titles } = await ask({ language: 'ja' });
    const before = musicbrainz.requests.length + labs.requests.length;
    const kept = await ask({ language: 'ja' }, [seed], true);
    expect([kept.titles, kept.cachedAt.length, musicbrainz.requests.length + labs.requests.length]).toEqual([
        titles,
        1,
        before,
    ]);
    expect(await ask({}, [makeTrack({ title: 'Other', artist: 'A' })], true)).toMatchObject({
        songs: [],
        troubles: [],
    });
});

describe('troubles', () => {
    test.each([
        [{ status: 400 }, 'refused'],
        [{ status: 500 }, 'server-fault'],
        ['opaque', 'unreachable'],
        ['truncated', 'unintelligible'],
        ['nonsense', 'unintelligible'],
    ] as const)('%j of ListenBrainz is told', async (failure, reason) => {
        labs.fail(failure);
        const { songs, troubles } = await ask();
        expect([songs, troubles]).toMatchObject([[], [{ service: 'listenbrainz-labs', reason }]]);
    });

    test('artists or players that do not come cost only themselves', async () => {
        const answers = labs.answer;
        listeners = create();
        labs.answer = async (request) =>
            /similar-artists|spotify/.test(request.url) && request.method !== 'OPTIONS'
                ? Response.json({}, { status: 500, headers: { 'Access-Control-Allow-Origin': '*' } })
                : answers(request);
        const { songs, troubles } = await ask();
        expect(songs.length).toBeGreaterThan(5);
        expect(troubles.map(({ reason }) => reason)).toEqual(['server-fault', 'server-fault']);
    });

    test('a busy MusicBrainz is waited for, and one that stays busy is told of', async () => {
        musicbrainz.fail('busy');
        expect([(await ask()).titles[0], pauses]).toEqual(['Second Song', 1]);
        musicbrainz.fail('busy', 'busy');
        const { troubles } = await ask({ language: 'ja' });
        expect(troubles).toMatchObject([{ service: 'musicbrainz', reason: 'busy-or-blocked' }]);
    });

    test('a question that is given up rejects with its reason', async () => {
        const signal = AbortSignal.abort(new Error('enough'));
        await expect(hear(listeners.recommend([seed], any, { signal }))).rejects.toThrow('enough');
    });
});

test('the page of results is the song’s at MusicBrainz, and each song that is asked about is said', () => {
    const three = ['One', 'Two', 'Three'].map((id) => makeTrack({ id, title: id }));
    expect(listeners.sentWords([seed, ...three], any)).toEqual(['The Synthesisers Evening Lines', 'One', 'Two']);
    expect(listeners.links([seed], any)[0]).toEqual({
        service: 'musicbrainz',
        address: 'https://musicbrainz.org/search?query=The+Synthesisers+Evening+Lines&type=recording&method=indexed',
        words: 'The Synthesisers Evening Lines',
    });
});
