/** That the made-up Spotify refuses what the real one's contract refuses; the app's own tests lean on it. */
import { beforeEach, expect, test } from 'vitest';
import { FakeSpotify } from '../../../fakes/spotify.ts';
import { challengeOf } from './pkce.ts';

const client_id = '0123456789abcdef0123456789abcdef';
const redirect_uri = 'http://127.0.0.1:4173/';
const code_verifier = 'v'.repeat(43);

let fake: FakeSpotify;
let now: number;
let consent: Record<string, string>;

beforeEach(async () => {
    now = Date.UTC(2026, 10, 21);
    fake = new FakeSpotify({
        now: () => now,
        clientId: client_id,
        redirectUris: [redirect_uri, 'http://localhost:4173/'],
    });
    consent = {
        client_id,
        response_type: 'code',
        redirect_uri,
        scope: 'playlist-modify-private',
        state: 'state',
        code_challenge_method: 'S256',
        code_challenge: await challengeOf(code_verifier),
    };
});

const authorize = (change: Record<string, string> = {}) =>
    fake.answer(
        new Request(`https://accounts.spotify.com/authorize?${new URLSearchParams({ ...consent, ...change })}`),
    );

async function code(): Promise<string> {
    return /code=([\w-]+)/.exec(await (await authorize()).text())?.[1] ?? '';
}

const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fake.answer(
        new Request('https://accounts.spotify.com/api/token', {
            method: 'POST',
            body: new URLSearchParams({ client_id, ...form }),
            headers,
        }),
    );

const exchange = async (change: Record<string, string> = {}) =>
    post({ grant_type: 'authorization_code', code: await code(), redirect_uri, code_verifier, ...change });

async function token(): Promise<{ access_token: string; refresh_token: string }> {
    return (await exchange()).json();
}

async function call(path: string, { method = 'GET', body }: { method?: string; body?: object } = {}) {
    const { access_token } = await token();
    const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' };
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return fake.answer(new Request(`https://api.spotify.com/v1/${path}`, request));
}

test('consent is asked for with two links', async () => {
    const html = await (await authorize()).text();
    expect(html).toMatch(/href="http:\/\/127\.0\.0\.1:4173\/\?code=[\w-]+&amp;state=state">Agree</);
    expect(html).toContain('href="http://127.0.0.1:4173/?error=access_denied&amp;state=state">Cancel<');
});

test.each([
    [{ client_id: 'f'.repeat(32) }],
    [{ redirect_uri: 'http://localhost:4173/' }],
    [{ redirect_uri: 'http://127.0.0.1:4173/other' }],
    [{ response_type: 'token' }],
    [{ state: '' }],
    [{ code_challenge_method: 'plain' }],
    [{ code_challenge: '' }],
    [{ scope: 'everything' }],
])('consent with %j is refused', async (change) => {
    expect((await authorize(change)).status).toBe(400);
});

test.each([
    [{ code: 'guessed' }, 'invalid_grant'],
    [{ redirect_uri: 'http://127.0.0.1:4173/other' }, 'invalid_grant'],
    [{ code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    [{ code_verifier: '' }, 'invalid_grant'],
    [{ client_id: 'f'.repeat(32) }, 'invalid_client'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
])('a token for %j is refused', async (change, error) => {
    const response = await exchange(change);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ error })]);
});

test('a code is taken once, for ten minutes', async () => {
    const used = await code();
    expect((await exchange({ code: used })).status).toBe(200);
    expect((await exchange({ code: used })).status).toBe(400);
    const late = await code();
    now += 601_000;
    expect((await exchange({ code: late })).status).toBe(400);
});

test('a form is asked for, not JSON', async () => {
    expect((await post({}, { 'Content-Type': 'application/json' })).status).toBe(415);
});

test('a refresh brings no refresh token, until six months after consent', async () => {
    const { refresh_token } = await token();
    const refresh = () => post({ grant_type: 'refresh_token', refresh_token });
    const answer = await (await refresh()).json();
    expect([typeof answer.access_token, 'refresh_token' in answer]).toEqual(['string', false]);
    now = Date.UTC(2027, 4, 21);
    expect(await (await refresh()).json()).toMatchObject({ error: 'invalid_grant' });
});

test.each([
    ['search?q=a&type=track&limit=11', 400],
    ['search?q=a&type=track&limit=-1', 400],
    ['search?q=a&type=track&offset=1001', 400],
    ['search?q=a', 400],
    ['search?q=&type=track', 400],
    ['search?q=a&type=track&seed_genres=rock', 400],
    ['search?q=year:26&type=track', 400],
    ['search?q=genre:"rock" tag:new&type=track', 400],
    ['search?q=a&type=track&limit=10&offset=1000', 200],
    ['recommendations?seed_genres=rock', 404],
    ['audio-features/4uLU6hMCjMI75M1A2tKUQC', 403],
    ['browse/new-releases', 404],
    ['tracks?ids=4uLU6hMCjMI75M1A2tKUQC', 404],
    ['artists/4uLU6hMCjMI75M1A2tKUQC/top-tracks', 404],
    ['nothing', 404],
])('GET %s is answered with %i', async (path, status) => {
    expect((await call(path)).status).toBe(status);
});

test('five songs come unless more are asked for; two genres at once find none', async () => {
    const count = async (search: string) =>
        (await (await call(`search?type=track&${search}`)).json()).tracks.items.length;
    expect(await count('q=genre:"rock"')).toBe(5);
    expect(await count('q=genre:"rock"&limit=10')).toBe(10);
    expect(await count('q=genre:"rock" genre:"blues"')).toBe(0);
    expect(await count('q=genre:"j-rock" year:1999')).toBe(0);
});

test.each([
    ['me/playlists', { name: 'Mix', public: false }, 201],
    ['me/playlists', { name: 'Mix' }, 403],
    ['me/playlists', { public: false }, 400],
    ['users/listener1/playlists', { name: 'Mix', public: false }, 404],
    ['playlists/List000000000000000000/items', { uris: [] }, 404],
    ['playlists/List000000000000000000/tracks', { uris: [] }, 404],
])('POST %s with %j is answered with %i', async (path, body, status) => {
    expect((await call(path, { method: 'POST', body })).status).toBe(status);
});

test('at most a hundred songs are added at once, and only songs', async () => {
    const { id } = await (await call('me/playlists', { method: 'POST', body: { name: 'Mix', public: false } })).json();
    const add = async (uris: readonly string[]) =>
        (await call(`playlists/${id}/items`, { method: 'POST', body: { uris } })).status;
    const uri = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';
    expect(await add(Array.from({ length: 100 }, () => uri))).toBe(201);
    expect(await add(Array.from({ length: 101 }, () => uri))).toBe(400);
    expect(await add([])).toBe(400);
    expect(await add(['https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC'])).toBe(400);
});

test('an access token is good for an hour', async () => {
    const { access_token } = await token();
    const me = async (headers = {}) =>
        (await fake.answer(new Request('https://api.spotify.com/v1/me', { headers }))).status;
    const Authorization = `Bearer ${access_token}`;
    expect(await me()).toBe(401);
    expect(await me({ Authorization })).toBe(200);
    now += 3_600_000;
    expect(await me({ Authorization })).toBe(401);
});
