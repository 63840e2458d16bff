import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAudiusNodes } from '../../../fakes/audius-nodes.ts';
import { openPlainLoopback } from '../../../fakes/loopback.ts';
import type { OpenService } from '../../../fakes/open-service.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import type { Analyser } from '../../analysis/analyser.ts';
import type { Outcome, Seeds, Track } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import { ownTrackDatabases } from '../../library/own-library.fixture.ts';
import { openTrackStore, type TrackStore } from '../../library/store.ts';
import { contract, makePicture, makeTrack } from '../../library/track.fixture.ts';
import { Listening, mayStartUnasked } from './listening.svelte.ts';

const sound = new Uint8Array([1, 2, 3, 4]);
const seeds: Seeds = [makeTrack({ id: 'seed' })];
const known: Track = makeTrack({ analysis: { embedding: new Float32Array([0.6, 0.8, 0]) } });
const outcome: Outcome = { ok: true, analysis: known.analysis, picture: makePicture(), fileTags: {} };

/** Songs at a node, by number. */
const song = (number: number, more: Partial<Recommendation> = {}): Recommendation => {
    const id = `Rk${String(number).padStart(2, '0')}`;
    const data = JSON.stringify({ cid: id, timestamp: Date.now() });
    const search = new URLSearchParams({ signature: JSON.stringify({ data }), id3: 'true' });
    const stream = `https://v.monophonic.digital/tracks/cidstream/${id}?${search}`;
    return { service: 'audius', id, title: `Song ${number}`, artist: 'Someone', stream, judgements: [], ...more };
};
const songs = (count: number) => Array.from({ length: count }, (_, i) => song(i + 1));

let store: TrackStore;
let nodes: OpenService;
let analyse: ReturnType<typeof vi.fn<Analyser['analyse']>>;
let isBusy: boolean;
let heard: Recommendation[];
let listening: Listening;

const loopback = await openPlainLoopback();
afterAll(() => loopback.close());

function createListening(parts: Partial<ConstructorParameters<typeof Listening>[0]> = {}): Listening {
    return new Listening({
        analyser: { analyse, contract: async () => contract },
        library: () => [...seeds],
        isBusy: () => isBusy,
        store,
        fetch: pageFetch(loopback),
        now: () => 5,
        ...parts,
    });
}

beforeEach(() => {
    store = openTrackStore(ownTrackDatabases());
    nodes = createAudiusNodes({ now: Date.now, sound: () => sound });
    loopback.clear();
    loopback.serve('v.monophonic.digital', nodes);
    analyse = vi.fn<Analyser['analyse']>(async () => outcome);
    isBusy = false;
    heard = [];
    listening = createListening();
});

afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
});

const start = (which: readonly Recommendation[], beside = seeds) =>
    listening.start(which, beside, { onheard: (one) => heard.push(one) });
const streams = () => nodes.requests;

test('a song is fetched, heard, and told of with how alike it sounds', async () => {
    await start([song(1)]);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ id: 'Rk01', heard: { similarity: expect.closeTo(0.6) } });
    expect(heard[0]?.heard?.track).toMatchObject({ id: 'audius:Rk01', title: 'Song 1', artist: 'Someone', addedAt: 5 });
    expect(heard[0]?.heard?.because[0]).toEqual({ kind: 'genre', genre: 'blues' });
    const [file] = analyse.mock.calls[0] ?? [];
    expect(file && [...new Uint8Array(await file.arrayBuffer())]).toEqual([...sound]);
    expect([listening.active, listening.candidate(song(1))]).toEqual([false, null]);
});

test('Audius is told that no person listens', async () => {
    await start([song(1)]);
    const asked = new URL(streams()[0]?.url ?? '').searchParams;
    expect([...asked.keys()]).toEqual(['signature', 'id3', 'skip_play_count']);
    expect(asked.get('skip_play_count')).toBe('true');
});

test('songs are heard one after the other, and what each is at is told', async () => {
    const seen: (string | undefined)[][] = [];
    const see = () => seen.push([1, 2].map((number) => listening.candidate(song(number))?.stage));
    analyse.mockImplementation(async (_file, options) => {
        see();
        options?.onProgress?.({ stage: 'listening', fraction: 0.5 });
        const [stage] = seen.length === 1 ? [listening.candidate(song(1))] : [listening.candidate(song(2))];
        expect(stage).toEqual({ stage: 'hearing', fraction: 0.5 });
        return outcome;
    });
    const ended = start([song(1), song(2)]);
    expect(listening.active).toBe(true);
    await ended;
    expect(seen).toEqual([
        ['hearing', 'waiting'],
        [undefined, 'hearing'],
    ]);
});

test('only what has a stream and was not heard is heard, and eight at most', async () => {
    const silent: Recommendation = { service: 'musicbrainz', id: 'a', title: 'Release', judgements: [] };
    const before = song(2, { heard: { track: known, similarity: 1, because: [] } });
    await start([silent, before]);
    expect(nodes.requests).toEqual([]);
    await start(songs(10));
    expect([heard.length, streams().length]).toEqual([8, 8]);
});

test('what was heard before is told of at once, and costs neither network nor the eight', async () => {
    await start(songs(2));
    heard = [];
    listening = createListening();
    await start(songs(10));
    expect(heard.map(({ id }) => id)).toEqual(songs(10).map(({ id }) => id));
    expect(streams()).toHaveLength(10);
    expect(heard[0]?.heard?.similarity).toBeCloseTo(0.6);
});

test('what an older network heard is heard anew', async () => {
    const old = makeTrack({ id: 'audius:Rk01', analysis: { model: '0.9.0' } });
    await store.write(old, makePicture());
    await start([song(1)]);
    expect([streams().length, heard[0]?.heard?.track.analysis.model]).toEqual([1, '2.0.0']);
});

describe('stopping', () => {
    test('ends what is under way, tells of nothing more and leaves nothing behind', async () => {
        analyse.mockImplementation((_file, options) => {
            const { signal } = options ?? {};
            const aborted = new Promise<never>((_resolve, reject) => {
                signal?.addEventListener('abort', () => reject(signal.reason as Error));
            });
            listening.stop();
            return aborted;
        });
        await start(songs(3));
        expect([heard, streams().length, listening.active]).toEqual([[], 1, false]);
        expect(songs(3).map((one) => listening.candidate(one))).toEqual([null, null, null]);
        expect(await store.readAll()).toEqual({ ok: true, value: [] });
    });

    test('ends a slow fetch', async () => {
        nodes.fail('slow');
        const ended = start(songs(2));
        await vi.waitFor(() => expect(listening.candidate(song(1))).toEqual({ stage: 'fetching', fraction: 0 }));
        listening.stop();
        await ended;
        expect([heard, listening.active]).toEqual([[], false]);
    });

    test('another start ends the one before, which tells of nothing any more', async () => {
        nodes.fail('slow');
        const first = start([song(1)]);
        await vi.waitFor(() => expect(listening.candidate(song(1))?.stage).toBe('fetching'));
        await Promise.all([first, start([song(2)])]);
        expect(heard.map(({ id }) => id)).toEqual(['Rk02']);
        expect(listening.candidate(song(1))).toBeNull();
    });
});

test("the listener's own files come first", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    isBusy = true;
    const ended = start([song(1)]);
    await vi.waitFor(() => expect(listening.candidate(song(1))).toEqual({ stage: 'waiting', fraction: 0 }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(nodes.requests).toEqual([]);
    isBusy = false;
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    await ended;
    expect(heard).toHaveLength(1);
});

describe('failures', () => {
    test.each([
        ['opaque', 'unreachable'],
        [{ status: 404 }, 'refused'],
        [{ status: 429 }, 'slow-down'],
        [{ status: 500 }, 'server-fault'],
        ['nonsense', 'not-audio'],
    ] as const)('%j is told of the song, and the next is heard', async (failure, reason) => {
        nodes.fail(failure);
        await start(songs(2));
        expect(listening.candidate(song(1))).toEqual({ stage: 'failed', reason });
        expect(heard.map(({ id }) => id)).toEqual(['Rk02']);
    });

    test('a song that cannot be heard says why, and may be tried again', async () => {
        analyse.mockResolvedValueOnce({ ok: false, reason: 'damaged', message: 'no frames' });
        await start([song(1)]);
        expect(listening.candidate(song(1))).toEqual({ stage: 'failed', reason: 'damaged' });
        await start([song(1)]);
        expect([heard.length, listening.candidate(song(1))]).toEqual([1, null]);
    });

    test('without the network nothing is fetched', async () => {
        const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
        listening = createListening({ analyser: { analyse, contract: () => Promise.reject(new Error('offline')) } });
        await start(songs(2));
        expect(listening.candidate(song(2))).toEqual({ stage: 'failed', reason: 'model-unavailable' });
        expect([nodes.requests, error.mock.calls.length, listening.active]).toEqual([[], 1, false]);
    });

    test('a network that cannot be loaded is tried once, not with every song', async () => {
        analyse.mockResolvedValue({ ok: false, reason: 'model-unavailable', message: 'gone' });
        await start(songs(3));
        expect(streams()).toHaveLength(1);
        expect(listening.candidate(song(3))).toEqual({ stage: 'failed', reason: 'model-unavailable' });
    });

    test('a seed of another network cannot be compared, and nothing is fetched for it', async () => {
        await start([song(1)], [makeTrack({ analysis: { model: '0.9.0' } })]);
        expect(listening.candidate(song(1))).toEqual({ stage: 'failed', reason: 'other-network' });
        expect(nodes.requests).toEqual([]);
    });
});

test.each([
    [undefined, false],
    [{}, false],
    [{ type: 'cellular' }, false],
    [{ type: 'unknown' }, false],
    [{ type: 'wifi' }, true],
    [{ type: 'ethernet', saveData: false }, true],
    [{ type: 'wifi', saveData: true }, false],
])('with a connection of %j songs may be fetched unasked: %s', (connection, may) => {
    expect(mayStartUnasked(connection)).toBe(may);
});
