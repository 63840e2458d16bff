/** A browser with the app in it, and a made-up Spotify behind its network. */
import type { Seeds } from '../../flow.ts';
import 'fake-indexeddb/auto';
import { afterAll, vi } from 'vitest';
import { openPlainLoopback } from '../../../fakes/loopback.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import { FakeSpotify } from '../../../fakes/spotify.ts';
import { createLock, type Lock } from '../../storage/lock.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { MemoryStorage } from '../../storage/memory-storage.fixture.ts';
import { databases, lockNames } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openResponseCache } from '../http/response-cache.ts';
import { createHttpClient } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import type { Answer } from '../source.ts';
import { SpotifyConnection } from './connection.svelte.ts';
import { createSpotify } from './spotify.ts';

export const clientId = '0123456789abcdef0123456789abcdef';
export const home = 'http://127.0.0.1:4173/';
export const seeds: Seeds = [makeTrack()];
export const anything: Filters = { language: 'any', time: 'any', genres: [], tags: [] };
export const rock: Filters = { ...anything, genres: [{ genre: 'rock', weight: 1 }] };
const loopback = await openPlainLoopback();
afterAll(() => loopback.close());

/** Never aborted. */
export const { signal } = new AbortController();

/** Replaces the browser's storages; `vi.unstubAllGlobals()` brings them back. */
export function setStage({ hasLine = true } = {}) {
    const [kept, keptInTab] = [new MemoryStorage(), new MemoryStorage()];
    vi.stubGlobal('localStorage', kept);
    vi.stubGlobal('sessionStorage', keptInTab);
    const clock = { now: Date.UTC(2026, 10, 21, 12), isOnline: true };
    const now = () => clock.now;
    const fake = new FakeSpotify({ now, clientId });
    loopback.clear();
    for (const host of ['accounts.spotify.com', 'api.spotify.com']) loopback.serve(host, fake);
    const database = ownDatabase(databases.answers);
    const cache = openResponseCache(database, now);
    const http = createHttpClient({
        cache,
        now,
        isOnline: () => clock.isOnline,
        fetch: hasLine ? pageFetch(loopback, new URL(home).origin) : (...asked) => fake.answer(new Request(...asked)),
    });
    const left: URL[] = [];
    const pauses: number[] = [];
    const open = (builtInClientId?: string, lock: Lock | 'usual' = createLock(lockNames.spotifyRefresh)) =>
        new SpotifyConnection({
            http,
            cache,
            now,
            address: () => new URL(home),
            go: (address) => left.push(address),
            builtInClientId,
            lock: lock === 'usual' ? undefined : lock,
        });
    const connection = open();
    const wait = async (seconds: number) => {
        clock.now += seconds * 1000;
        pauses.push(seconds);
    };
    const spotify = createSpotify({ http, connection, now, wait });
    return { fake, http, database, cache, clock, connection, spotify, open, wait, left, pauses, kept, keptInTab };
}

export type Stage = ReturnType<typeof setStage>;

/** The addresses behind "Agree" and "Cancel" on the page that the app has left for. */
export async function consentLinks({ fake, left }: Stage): Promise<{ readonly agree: URL; readonly cancel: URL }> {
    const address = left.at(-1);
    if (!address) throw new Error('expected the app to have left for Spotify');
    const html = await (await fake.answer(new Request(address))).text();
    const linkOf = (words: string) =>
        new URL(new RegExp(`href="([^"]*)">${words}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? html);
    return { agree: linkOf('Agree'), cancel: linkOf('Cancel') };
}

/** All the way to Spotify's page and back. */
export async function connect(stage: Stage, connection = stage.connection) {
    connection.saveClientId(clientId);
    await connection.connect();
    return connection.finish((await consentLinks(stage)).agree);
}

export async function gathered(answers: AsyncIterable<Answer>) {
    const all: Answer[] = [];
    for await (const answer of answers) all.push(answer);
    return {
        songs: all.flatMap((answer) => (answer.kind === 'song' ? [answer.song] : [])),
        troubles: all.flatMap((answer) => (answer.kind === 'trouble' ? [answer.trouble] : [])),
        cachedAt: all.flatMap((answer) => (answer.kind === 'cached' ? [answer.at] : [])),
    };
}

/** What was asked of a host, as "GET /path" or "GET /path?query" in readable letters. */
export function requestsTo({ fake }: Stage, host: 'api' | 'accounts'): readonly string[] {
    return fake.requests
        .map(({ method, url }) => ({ method, url: new URL(url) }))
        .filter(({ url }) => url.host === `${host}.spotify.com`)
        .map(({ method, url }) => `${method} ${url.pathname}${decodeURIComponent(url.search.replaceAll('+', ' '))}`);
}
