/** Catalogues made up for tests, asked over HTTP as the page asks the real ones. */
import 'fake-indexeddb/auto';
import { afterAll } from 'vitest';
import { type Fake, openPlainLoopback } from '../../../fakes/loopback.ts';
import { pageFetch } from '../../../fakes/page-fetch.ts';
import type { Recommendation } from '../recommendation.ts';
import { databases } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openResponseCache } from '../http/response-cache.ts';
import { createHttpClient, type HttpClient } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import type { Answer, Trouble } from '../source.ts';

export const now = Date.UTC(2026, 10, 20, 12);

export const never = new AbortController().signal;

interface Options {
    readonly isOnline?: () => boolean;
    readonly now?: () => number;
    readonly timeoutMillis?: number;
}

export const loopback = await openPlainLoopback();
afterAll(() => loopback.close());

/** Whatever it asks, these answer: one for all, or each for its host. */
export function createTestClient(fakes: Fake | Readonly<Record<string, Fake>>, options: Options = {}): HttpClient {
    loopback.clear();
    if (isFake(fakes)) loopback.serve('*', fakes);
    else for (const [host, fake] of Object.entries(fakes)) loopback.serve(host, fake);
    return createHttpClient({
        cache: openResponseCache(ownDatabase(databases.answers)),
        fetch: pageFetch(loopback),
        now: () => now,
        isOnline: () => true,
        ...options,
    });
}

const isFake = (fakes: Fake | Readonly<Record<string, Fake>>): fakes is Fake => typeof fakes['answer'] === 'function';

/** Weights as the order has them. */
export function asking(...genres: readonly string[]): Filters {
    const total = (genres.length * (genres.length + 1)) / 2;
    return {
        language: 'any',
        time: 'any',
        tags: [],
        genres: genres.map((genre, index) => ({ genre, weight: (genres.length - index) / total })),
    };
}

export interface Answered {
    readonly songs: readonly Recommendation[];
    readonly titles: readonly string[];
    readonly troubles: readonly Trouble[];
    readonly cachedAt: readonly number[];
}

export async function hear(answers: AsyncIterable<Answer>): Promise<Answered> {
    const all: Answer[] = [];
    for await (const answer of answers) all.push(answer);
    const songs = all.flatMap((answer) => (answer.kind === 'song' ? [answer.song] : []));
    return {
        songs,
        titles: songs.map(({ title }) => title),
        troubles: all.flatMap((answer) => (answer.kind === 'trouble' ? [answer.trouble] : [])),
        cachedAt: all.flatMap((answer) => (answer.kind === 'cached' ? [answer.at] : [])),
    };
}
