import type { Seeds } from '../../flow.ts';
import { beforeEach, expect, test } from 'vitest';
import { type OpenCatalogues, serveOpenCatalogues } from '../../../fakes/open-catalogues.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import type { Source } from '../source.ts';
import { asking, createTestClient, hear, loopback, never, now } from './open.fixture.ts';
import { createOpen } from './open.ts';

const seeds: Seeds = [makeTrack()];
let services: OpenCatalogues;
let isOnline: boolean;
let open: Source;

beforeEach(() => {
    let time = now;
    isOnline = true;
    const http = createTestClient({}, { isOnline: () => isOnline });
    services = serveOpenCatalogues(loopback, { now: () => time });
    // A queue that makes time pass instead of waiting for it.
    open = createOpen({
        http,
        now: () => now,
        rateLimit: async () => void (time += 1100),
        wait: async () => void (time += 3000),
    });
});

const ask = (cachedOnly = false) => hear(open.recommend(seeds, asking('rock'), { signal: never, cachedOnly }));
const requestCount = () => Object.values(services).reduce((sum, { requests }) => sum + requests.length, 0);

test('all four answer, and each has songs among the first', async () => {
    const { songs, troubles } = await ask();
    expect(troubles).toEqual([]);
    const first = new Set(songs.slice(0, 24).map(({ service }) => service));
    expect([...first].sort()).toEqual(['audius', 'listenbrainz', 'musicbrainz', 'wikidata']);
});

test('one that fails is told of and missed, the others are heard', async () => {
    services.listenbrainz.fail('opaque');
    services.audius.fail({ status: 500 });
    services.wikidata.fail({ status: 500 });
    const { songs, troubles } = await ask();
    expect(troubles.map(({ service, reason }) => `${service} ${reason}`).sort()).toEqual([
        'audius server-fault',
        'listenbrainz unreachable',
        'wikidata server-fault',
    ]);
    expect(new Set(songs.map(({ service }) => service))).toEqual(new Set(['musicbrainz']));
});

test('all four kept answers can be read without a request, each with its date', async () => {
    const { titles } = await ask();
    const before = requestCount();
    const kept = await ask(true);
    expect([kept.titles.toSorted(), kept.cachedAt, requestCount()]).toEqual([
        titles.toSorted(),
        [now, now, now, now],
        before,
    ]);
});

test('what came out lately is no answer to a question that was never asked', async () => {
    await ask();
    const other = { ...asking('rock'), language: 'ja' } as const;
    expect(await hear(open.recommend(seeds, other, { signal: never, cachedOnly: true }))).toMatchObject({
        songs: [],
        cachedAt: [],
    });
});

test('what one of them answered is kept though the others failed', async () => {
    services.musicbrainz.fail('busy', 'busy');
    services.listenbrainz.fail('opaque');
    services.wikidata.fail('opaque');
    await ask();
    const { songs } = await ask(true);
    expect(new Set(songs.map(({ service }) => service))).toEqual(new Set(['audius']));
});

test('without a network each says so', async () => {
    isOnline = false;
    const { songs, troubles } = await ask();
    expect([songs, troubles.map(({ reason }) => reason)]).toEqual([[], ['offline', 'offline', 'offline', 'offline']]);
    expect(requestCount()).toBe(0);
});

test('giving up ends the question with its reason, even while a service is slow', async () => {
    services.musicbrainz.fail('slow');
    const controller = new AbortController();
    const heard = hear(open.recommend(seeds, asking('rock'), { signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('enough')));
    await expect(heard).rejects.toThrow('enough');
});

test('nothing is to be connected, and each has its page', () => {
    expect(open.connection).toBeNull();
    const links = open.links(seeds, { ...asking('rock'), language: 'ja' });
    expect(links.map(({ service, words }) => [service, words])).toEqual([
        ['audius', '邦楽ロック'],
        ['musicbrainz', 'rock'],
        ['wikidata', 'rock'],
        ['listenbrainz', 'rock'],
    ]);
    for (const { address } of links) expect(new URL(address).protocol).toBe('https:');
});

test('the words of all four are said before, and none where only a time is asked for', () => {
    const question = { ...asking('rock', 'jazz'), language: 'ja', tags: ['mellow'] } as const;
    expect(new Set(open.sentWords(seeds, question))).toEqual(
        new Set(['邦楽ロック', '日本 ジャズ', 'rock', 'jazz', 'mellow']),
    );
    expect(open.sentWords(seeds, { ...asking(), time: 'week' })).toEqual([]);
});

test('any genre of a time can be asked for', async () => {
    const { songs } = await hear(open.recommend(seeds, { ...asking(), time: 'week' }, { signal: never }));
    expect(songs.length).toBeGreaterThan(4);
});
