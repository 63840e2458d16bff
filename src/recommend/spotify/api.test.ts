import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SpotifyFailure } from '../../../fakes/spotify.ts';
import { createSpotifyApi, type SpotifyApi } from './api.ts';
import { connect, requestsTo, setStage, signal, type Stage } from './spotify.fixture.ts';

const schema = v.object({ id: v.string() });
const hourMillis = 3_600_000;

let stage: Stage;
let api: SpotifyApi;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
    stage.fake.requests.length = 0;
    api = createSpotifyApi(stage);
});

afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

const me = (more = {}) => api({ path: 'me', schema, signal, ...more });
const times = <T>(count: number, item: T): readonly T[] => Array.from({ length: count }, () => item);

/** Unlike `vi.waitUntil`, without moving the clock. */
test('an answer comes with the token, and without waiting', async () => {
    expect(await me()).toMatchObject({ ok: true, value: { id: 'listener1' } });
    expect(stage.pauses).toEqual([]);
});

test('a token that ended early is refreshed once, and the question put again', async () => {
    stage.fake.accounts.expireAccessTokens();
    expect(await me()).toMatchObject({ ok: true });
    expect(requestsTo(stage, 'api')).toHaveLength(2);
    expect(requestsTo(stage, 'accounts')).toHaveLength(1);
});

test('a token that is refused again is no reason to go on', async () => {
    stage.fake.accounts.scopesOf = () => null;
    expect(await me()).toMatchObject({ ok: false, trouble: { reason: 'connection-expired' } });
    expect(requestsTo(stage, 'api')).toHaveLength(2);
});

test('a consent that was withdrawn while its token was good has expired', async () => {
    stage.fake.accounts.revoke();
    expect(await me()).toMatchObject({ ok: false, trouble: { reason: 'connection-expired' } });
    expect(stage.connection.state).toBe('expired');
});

test('an answer that the browser may not read is waited out, longer each time', async () => {
    stage.fake.fail('api', ...times(5, 'opaque' as const));
    expect(await me()).toMatchObject({ ok: true });
    expect(stage.pauses).toEqual([1, 2, 4, 8, 16]);
});

test.each(['opaque', 'slow-down'] as const)('after half a minute of %s one is to slow down', async (failure) => {
    stage.fake.fail('api', ...times(6, failure));
    expect(await me()).toMatchObject({ ok: false, trouble: { service: 'spotify', reason: 'slow-down' } });
    expect(stage.pauses).toEqual([1, 2, 4, 8, 16]);
});

test('Spotify waits for as long as it asks to', async () => {
    stage.fake.fail('api', { retryAfterSeconds: 3 }, 'slow-down', { retryAfterSeconds: 16 });
    expect(await me()).toMatchObject({ ok: true });
    expect(stage.pauses).toEqual([3, 2, 16]);
});

test('a wait that is too long is left to the listener', async () => {
    stage.fake.fail('api', { retryAfterSeconds: 17 });
    expect(await me()).toMatchObject({ ok: false, trouble: { reason: 'slow-down', retryAfterSeconds: 17 } });
    expect(stage.pauses).toEqual([]);
});

const hopeless: readonly (readonly [SpotifyFailure, string])[] = [
    ['quota-exceeded', 'quota-exceeded'],
    ['truncated', 'unintelligible'],
    ['nonsense', 'unintelligible'],
];

test.each(hopeless)('%s is not waited out', async (failure, reason) => {
    stage.fake.fail('api', failure);
    expect(await me()).toMatchObject({ ok: false, trouble: { reason } });
    expect(stage.pauses).toEqual([]);
});

test.each([
    ['not-allow-listed', 'not-allow-listed'],
    ['premium-lapsed', 'premium-needed'],
] as const)('an app that is %s is not asked again', async (account, reason) => {
    stage.fake.account = account;
    expect(await me()).toMatchObject({ ok: false, trouble: { reason } });
    expect(requestsTo(stage, 'api')).toHaveLength(1);
});

test('a fault of the server is tried once more', async () => {
    stage.fake.fail('api', 'server-fault');
    expect(await me()).toMatchObject({ ok: true });
    stage.fake.fail('api', 'server-fault', 'server-fault');
    expect(await me()).toMatchObject({ ok: false, trouble: { reason: 'server-fault' } });
    expect(stage.pauses).toEqual([1, 1]);
});

test('what writes is repeated only when it is sure that nothing was written', async () => {
    const write = () => api({ path: 'me/playlists', schema, signal, post: { name: 'Mix', public: false } });
    stage.fake.fail('api', 'server-fault');
    expect(await write()).toMatchObject({ ok: false, trouble: { reason: 'server-fault' } });
    stage.fake.fail('api', 'opaque');
    expect(await write()).toMatchObject({ ok: false, trouble: { reason: 'slow-down' } });
    stage.fake.fail('api', { retryAfterSeconds: 2 });
    stage.fake.accounts.expireAccessTokens();
    expect(await write()).toMatchObject({ ok: true });
    expect(stage.fake.playlists).toHaveLength(1);
});

test('an endpoint that is gone is a refusal', async () => {
    expect(await api({ path: 'recommendations', schema, signal })).toMatchObject({ trouble: { reason: 'refused' } });
});

test('what is kept is read without a token, and stands in with its date when none can be had', async () => {
    expect(await me({ maxAgeSeconds: 60 })).toMatchObject({ fromCache: false });
    const answeredAt = stage.clock.now;
    stage.clock.now += 2 * hourMillis;
    stage.clock.isOnline = false;
    expect(await me({ maxAgeSeconds: 60, cachedOnly: true })).toMatchObject({
        fromCache: true,
        at: answeredAt,
        trouble: null,
    });
    expect(await me({ maxAgeSeconds: 60 })).toMatchObject({
        value: { id: 'listener1' },
        fromCache: true,
        at: answeredAt,
        trouble: { reason: 'offline' },
    });
});
