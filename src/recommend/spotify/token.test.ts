import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLock } from '../../storage/lock.ts';
import { madeUpLocks } from '../../storage/locks.fixture.ts';
import { items, lockNames } from '../../storage/names.ts';
import { clientId, connect, requestsTo, setStage, signal, type Stage } from './spotify.fixture.ts';

const hourMillis = 3_600_000;

let stage: Stage;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
    stage.fake.requests.length = 0;
});

afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

const refreshes = () => requestsTo(stage, 'accounts').length;

test('a token that ends within a minute is refreshed, and the old refresh token goes on', async () => {
    const first = await stage.connection.token(signal);
    for (let hour = 1; hour <= 3; hour += 1) {
        stage.clock.now += hourMillis - 30_000;
        expect(await stage.connection.token(signal)).toMatch(/^access-/);
        expect(refreshes()).toBe(hour);
    }
    expect(await stage.connection.token(signal)).not.toBe(first);
});

test('a new refresh token takes the place of the old one', async () => {
    stage.fake.accounts.rotatesRefreshTokens = true;
    for (let hour = 1; hour <= 3; hour += 1) {
        stage.clock.now += hourMillis;
        expect(await stage.connection.token(signal)).toMatch(/^access-/);
    }
    expect(stage.connection.state).toBe('connected');
});

test('a token that Spotify has rejected is refreshed before its time', async () => {
    const rejected = await stage.connection.token(signal);
    if (typeof rejected !== 'string') throw new Error('expected a token');
    expect(await stage.connection.token(signal, rejected)).not.toBe(rejected);
    expect(await stage.connection.token(signal, rejected)).not.toBe(rejected);
    expect(refreshes()).toBe(1);
});

test('those who need a token at the same time share one refresh', async () => {
    stage.clock.now += hourMillis;
    const tokens = await Promise.all(Array.from({ length: 5 }, () => stage.connection.token(signal)));
    expect(new Set(tokens).size).toBe(1);
    expect(refreshes()).toBe(1);
});

test('windows share one refresh, because it may end the refresh token', async () => {
    stage.fake.accounts.rotatesRefreshTokens = true;
    const locks = madeUpLocks();
    const windows = Array.from({ length: 3 }, () =>
        stage.open(undefined, createLock(lockNames.spotifyRefresh, { locks })),
    );
    stage.clock.now += hourMillis;
    const tokens = await Promise.all(windows.map((connection) => connection.token(signal)));
    expect(new Set(tokens).size).toBe(1);
    expect(refreshes()).toBe(1);
});

test('a refresh is waited for no longer than it takes, and keeps other windows out until they can read what it kept', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('navigator', { locks: madeUpLocks() });
    stage.clock.now += hourMillis;
    const [here, there] = [stage.open(undefined, 'usual'), stage.open(undefined, 'usual')];
    const before = stage.kept.get(items.spotifyConnection.name) ?? '';
    expect(await here.token(signal)).toMatch(/^access-/);
    // Another window’s change has not come yet.
    const late = vi.spyOn(stage.kept, 'getItem').mockReturnValue(before);
    let token: unknown;
    void there.token(signal).then((given) => (token = given));
    await vi.advanceTimersByTimeAsync(499);
    expect([token, refreshes()]).toEqual([undefined, 1]);
    late.mockRestore();
    await vi.advanceTimersByTimeAsync(1);
    expect([token, refreshes()]).toEqual([await here.token(signal), 1]);
});

test('giving up waiting for a refresh does not end it', async () => {
    stage.clock.now += hourMillis;
    stage.fake.fail('accounts', 'slow');
    const impatient = new AbortController();
    const [first, second] = [stage.connection.token(impatient.signal), stage.connection.token(signal)];
    impatient.abort(new Error('too long'));
    await expect(first).rejects.toThrow('too long');
    await vi.waitUntil(() => refreshes() === 1);
    stage.fake.hurry();
    expect(await second).toMatch(/^access-/);
    expect(refreshes()).toBe(1);
    await expect(stage.connection.token(impatient.signal)).rejects.toThrow('too long');
});

test('a consent that was withdrawn, or is six months old, has expired, and that survives a reload', async () => {
    stage.clock.now = Date.UTC(2027, 4, 21, 11);
    expect(await stage.connection.token(signal)).toMatch(/^access-/);
    stage.clock.now = Date.UTC(2027, 4, 21, 13);
    expect(await stage.connection.token(signal)).toMatchObject({ service: 'spotify', reason: 'connection-expired' });
    for (const connection of [stage.connection, stage.open()])
        expect([connection.state, connection.clientId, connection.accountName]).toEqual(['expired', clientId, null]);
    expect(stage.kept.get(items.spotifyConnection.name)).not.toMatch(/access-|refresh-/);
});

test('whoever connects again after that is connected', async () => {
    stage.fake.accounts.revoke();
    stage.clock.now += hourMillis;
    await stage.connection.token(signal);
    expect(stage.connection.state).toBe('expired');
    expect(await connect(stage)).toBe('connected');
    expect(stage.connection.state).toBe('connected');
});

test('a developer app that is gone ends the consent', async () => {
    stage.clock.now += hourMillis;
    const kept = stage.kept.get(items.spotifyConnection.name) ?? '';
    stage.kept.set(items.spotifyConnection.name, kept.replaceAll(clientId, 'f'.repeat(32)));
    expect(await stage.connection.token(signal)).toMatchObject({ reason: 'connection-expired' });
    expect(stage.connection.state).toBe('expired');
});

test.each([
    ['opaque', 'unreachable'],
    ['server-fault', 'server-fault'],
    ['nonsense', 'unintelligible'],
] as const)('a refresh that fails as %s keeps the consent for later', async (failure, reason) => {
    stage.clock.now += hourMillis;
    stage.fake.fail('accounts', failure);
    expect(await stage.connection.token(signal)).toMatchObject({ service: 'spotify', reason });
    expect(stage.connection.state).toBe('connected');
    expect(await stage.connection.token(signal)).toMatch(/^access-/);
});

test('offline, a token that has ended is a trouble, and one that has not is given', async () => {
    stage.clock.isOnline = false;
    expect(await stage.connection.token(signal)).toMatch(/^access-/);
    stage.clock.now += hourMillis;
    expect(await stage.connection.token(signal)).toMatchObject({ reason: 'offline' });
});

test('a refresh that ends after disconnecting does not bring the consent back', async () => {
    stage.clock.now += hourMillis;
    stage.fake.fail('accounts', 'slow');
    const token = stage.connection.token(signal);
    await vi.waitUntil(() => refreshes() === 1);
    await stage.connection.disconnect();
    stage.fake.hurry();
    expect(await token).toMatchObject({ reason: 'connection-expired' });
    expect([stage.connection.state, stage.kept.size]).toEqual(['none', 0]);
});

test('no token is in the message of any trouble', async () => {
    const secrets = stage.kept.get(items.spotifyConnection.name)?.match(/(access|refresh)-[\w-]+/g) ?? [];
    expect(secrets).toHaveLength(2);
    for (const failure of ['opaque', 'server-fault', 'nonsense', 'truncated', 'slow-down'] as const) {
        stage.clock.now += hourMillis;
        stage.fake.fail('accounts', failure);
        const trouble = JSON.stringify(await stage.connection.token(signal));
        expect(trouble).toContain('"message"');
        for (const secret of secrets) expect(trouble).not.toContain(secret);
    }
});
