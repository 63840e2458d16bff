import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage } from '../../storage/memory-storage.fixture.ts';
import { items } from '../../storage/names.ts';
import { clientId, connect, consentLinks, home, requestsTo, setStage, signal, type Stage } from './spotify.fixture.ts';

let stage: Stage;

beforeEach(() => void (stage = setStage()));
afterEach(() => void vi.unstubAllGlobals());

test('at first there is no connection, and nothing is asked', () => {
    const { connection } = stage;
    expect([connection.state, connection.clientId, connection.isBuiltIn, connection.accountName]).toEqual([
        'none',
        null,
        false,
        null,
    ]);
    expect(stage.fake.requests).toHaveLength(0);
});

test.each([[''], ['0123'], ['0123456789abcdef0123456789abcdeg'], [`${clientId}0`], ['https://developer.spotify.com']])(
    '%j is no client ID',
    (text) => {
        expect(stage.connection.saveClientId(text)).toBe(false);
        expect(stage.connection.clientId).toBeNull();
    },
);

test('a client ID may be pasted with what surrounds it, and survives a reload', () => {
    expect(stage.connection.saveClientId(` ${clientId.toUpperCase()}\n`)).toBe(true);
    expect([stage.connection.clientId, stage.open().clientId]).toEqual([clientId, clientId]);
});

test('a built-in client ID serves until the listener gives an own one', () => {
    const connection = stage.open('f'.repeat(32));
    expect([connection.clientId, connection.isBuiltIn]).toEqual(['f'.repeat(32), true]);
    connection.saveClientId(clientId);
    expect([connection.clientId, connection.isBuiltIn]).toEqual([clientId, false]);
});

test('a broken built-in client ID counts as none', () => {
    expect(stage.open('your-client-id').clientId).toBeNull();
});

test('connecting asks for no more than is needed, with a challenge and a state', async () => {
    stage.connection.saveClientId(clientId);
    await stage.connection.connect();
    const address = stage.left[0];
    expect(address?.href).toMatch(/^https:\/\/accounts\.spotify\.com\/authorize\?/);
    expect(Object.fromEntries(address?.searchParams ?? [])).toEqual({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: home,
        scope: 'playlist-modify-private',
        state: expect.stringMatching(/^[\w-]{22}$/),
        code_challenge_method: 'S256',
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
});

test('connecting without a client ID is our own mistake', async () => {
    await expect(stage.connection.connect()).rejects.toThrow('client ID');
});

test('whoever agrees is connected, and is so after a reload', async () => {
    expect(await connect(stage)).toBe('connected');
    for (const connection of [stage.connection, stage.open()])
        expect([connection.state, connection.accountName]).toEqual(['connected', 'Robin']);
});

test('the way back may end in a page that was opened anew', async () => {
    stage.connection.saveClientId(clientId);
    await stage.connection.connect();
    const reopened = stage.open();
    expect(await reopened.finish((await consentLinks(stage)).agree)).toBe('connected');
});

test('a token is given without asking while it is good', async () => {
    await connect(stage);
    const before = requestsTo(stage, 'accounts').length;
    expect(await stage.connection.token(signal)).toMatch(/^access-/);
    expect(requestsTo(stage, 'accounts')).toHaveLength(before);
});

test('disconnecting deletes consent, account, client ID and answers, here and after a reload', async () => {
    await connect(stage);
    const at = stage.clock.now;
    await stage.cache.write('spotify', 'question', { body: 1, at });
    await stage.cache.write('youtube', 'question', { body: 1, at });
    await stage.connection.disconnect();
    for (const connection of [stage.connection, stage.open()])
        expect([connection.state, connection.accountName, connection.clientId]).toEqual(['none', null, null]);
    expect([stage.kept.size, stage.keptInTab.size]).toEqual([0, 0]);
    expect(await stage.cache.read('spotify', 'question')).toBeNull();
    expect(await stage.cache.read('youtube', 'question')).not.toBeNull();
});

test('disconnecting in the middle of connecting forgets that, too', async () => {
    stage.connection.saveClientId(clientId);
    await stage.connection.connect();
    await stage.connection.disconnect();
    expect(await stage.connection.finish((await consentLinks(stage)).agree)).toBe('nothing-begun');
});

test('another client ID ends the connection of the one before', async () => {
    await connect(stage);
    stage.connection.saveClientId(clientId);
    expect(stage.connection.state).toBe('connected');
    stage.connection.saveClientId('f'.repeat(32));
    expect(stage.connection.state).toBe('none');
});

test('a connection made with a built-in client ID does not outlive it', async () => {
    const connection = stage.open(clientId);
    await connection.connect();
    expect(await connection.finish((await consentLinks(stage)).agree)).toBe('connected');
    expect(stage.open('f'.repeat(32)).state).toBe('none');
    expect(stage.open(clientId).state).toBe('connected');
});

test.each([
    ['not JSON'],
    ['null'],
    ['[]'],
    ['{"tokens":{"access":1},"clientId":"short","accountName":7,"hasExpired":"no"}'],
])('what is kept as %s counts as nothing', (text) => {
    stage.kept.set(items.spotifyConnection.name, text);
    const connection = stage.open();
    expect([connection.state, connection.clientId]).toEqual(['none', null]);
});

test('where the browser keeps nothing, a client ID holds for the visit, and the way back finds nothing begun', async () => {
    vi.stubGlobal('localStorage', blockedStorage);
    vi.stubGlobal('sessionStorage', blockedStorage);
    expect(stage.connection.saveClientId(clientId)).toBe(true);
    expect(stage.connection.clientId).toBe(clientId);
    await stage.connection.connect();
    expect(await stage.connection.finish((await consentLinks(stage)).agree)).toBe('nothing-begun');
    await stage.connection.disconnect();
    expect(stage.connection.clientId).toBeNull();
});

test('a connection that cannot be kept holds for the visit', async () => {
    vi.spyOn(stage.kept, 'setItem').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await connect(stage)).toBe('connected');
    expect(await stage.connection.token(signal)).toMatch(/^access-/);
});

test('what another window does shows in this one', async () => {
    const listeners: ((event: { key: string | null }) => void)[] = [];
    vi.stubGlobal('addEventListener', (_type: string, listener: (typeof listeners)[number]) =>
        listeners.push(listener),
    );
    const here = stage.open();
    await connect(stage);
    expect(here.state).toBe('none');
    for (const listener of listeners) listener({ key: items.settings.name });
    expect(here.state).toBe('none');
    for (const listener of listeners) listener({ key: items.spotifyConnection.name });
    expect(here.state).toBe('connected');
    stage.kept.clear();
    for (const listener of listeners) listener({ key: null });
    expect(here.state).toBe('none');
});
