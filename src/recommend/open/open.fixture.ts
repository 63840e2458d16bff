/** Catalogues made up for tests, asked as the page asks the real ones. */
import 'fake-indexeddb/auto';
import type { OpenService } from '../../../fakes/open-service.ts';
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

export function createTestClient(answer: OpenService['answer'], options: Options = {}): HttpClient {
    return createHttpClient({
        cache: openResponseCache(ownDatabase(databases.answers)),
        fetch: (input, init) => answer(new Request(input, init)),
        now: () => now,
        isOnline: () => true,
        ...options,
    });
}

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
