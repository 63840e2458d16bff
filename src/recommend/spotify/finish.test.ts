import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SpotifyFailure } from '../../../fakes/spotify.ts';
import { items } from '../../storage/names.ts';
import { clientId, connect, consentLinks, home, setStage, type Stage } from './spotify.fixture.ts';

let stage: Stage;

beforeEach(() => void (stage = setStage()));
afterEach(() => void vi.unstubAllGlobals());

async function begin() {
    stage.connection.saveClientId(clientId);
    await stage.connection.connect();
    return consentLinks(stage);
}

const finish = (address: URL) => stage.connection.finish(address);

test.each([[''], ['?song=abc'], ['?code=1'], ['?state=1'], ['?error=access_denied'], ['#code=1&state=2']])(
    'an address that ends in %j is no way back from Spotify, and spends nothing',
    async (end) => {
        const { agree } = await begin();
        expect(await finish(new URL(end, home))).toBeNull();
        expect(await finish(agree)).toBe('connected');
    },
);

test('whoever cancels is not connected', async () => {
    const { cancel } = await begin();
    expect(await finish(cancel)).toBe('denied');
    expect(stage.connection.state).toBe('none');
});

test('another error on the way back is told apart from a no', async () => {
    const { cancel } = await begin();
    cancel.searchParams.set('error', 'server_error');
    expect(await finish(cancel)).toBe('refused');
});

test('an answer to another question is not taken, not even a no', async () => {
    for (const link of ['agree', 'cancel'] as const) {
        const address = (await begin())[link];
        address.searchParams.set('state', 'forged');
        expect(await finish(address)).toBe('wrong-state');
    }
    expect(stage.connection.state).toBe('none');
});

test('a way back that nobody went is not taken', async () => {
    expect(await finish(new URL('?code=abc&state=def', home))).toBe('nothing-begun');
});

test('a way back is gone only once: reloading the page asks nothing', async () => {
    const { agree } = await begin();
    expect(await finish(agree)).toBe('connected');
    const before = stage.fake.requests.length;
    expect(await finish(agree)).toBe('nothing-begun');
    expect(stage.fake.requests).toHaveLength(before);
    expect(stage.connection.state).toBe('connected');
});

test('a code that was used already is refused', async () => {
    const { agree } = await begin();
    const begun = stage.keptInTab.get(items.spotifyAuthorization.name);
    await finish(agree);
    stage.keptInTab.set(items.spotifyAuthorization.name, begun ?? '');
    expect(await finish(agree)).toBe('code-used');
});

test('a code is worth nothing without the verifier that it was asked with', async () => {
    const { agree } = await begin();
    const begun = JSON.parse(stage.keptInTab.get(items.spotifyAuthorization.name) ?? '');
    stage.keptInTab.set(items.spotifyAuthorization.name, JSON.stringify({ ...begun, verifier: 'v'.repeat(64) }));
    expect(await finish(agree)).toBe('code-used');
    expect(stage.connection.state).toBe('none');
});

test('broken memory of what was begun counts as nothing begun', async () => {
    const { agree } = await begin();
    stage.keptInTab.set(items.spotifyAuthorization.name, '{"verifier":');
    expect(await finish(agree)).toBe('nothing-begun');
});

test('a client ID that Spotify does not know is told so', async () => {
    const { agree } = await begin();
    const begun = JSON.parse(stage.keptInTab.get(items.spotifyAuthorization.name) ?? '');
    stage.keptInTab.set(items.spotifyAuthorization.name, JSON.stringify({ ...begun, clientId: 'f'.repeat(32) }));
    expect(await finish(agree)).toBe('client-id-refused');
});

const failures: readonly (readonly [SpotifyFailure, string])[] = [
    ['opaque', 'unreachable'],
    ['server-fault', 'server-fault'],
    ['truncated', 'unintelligible'],
    ['nonsense', 'unintelligible'],
    ['slow-down', 'slow-down'],
];

test.each(failures)('a token endpoint that is %j leaves unconnected, as %s', async (failure, problem) => {
    const { agree } = await begin();
    stage.fake.fail('accounts', failure);
    expect(await finish(agree)).toBe(problem);
    expect(stage.connection.state).toBe('none');
});

test('without a network the way back says so', async () => {
    const { agree } = await begin();
    stage.clock.isOnline = false;
    expect(await finish(agree)).toBe('offline');
});

test.each([
    ['not-allow-listed', 'not-allow-listed'],
    ['premium-lapsed', 'premium-needed'],
] as const)('an app whose listener is %s is not connected to', async (account, problem) => {
    stage.fake.account = account;
    expect(await connect(stage)).toBe(problem);
    expect(stage.connection.state).toBe('none');
});

test('an account whose name cannot be read is connected all the same', async () => {
    const { agree } = await begin();
    stage.fake.fail('api', 'nonsense');
    expect(await finish(agree)).toBe('connected');
    expect([stage.connection.state, stage.connection.accountName]).toEqual(['connected', null]);
});
