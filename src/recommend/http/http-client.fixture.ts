/** A service of our own that says what a test wants, and a request to it. */
import * as v from 'valibot';
import { databases } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openResponseCache, type ResponseCache } from './response-cache.ts';
import { createHttpClient, type HttpRequest } from './http-client.ts';

const schema = v.object({ songs: v.array(v.string()) });
type Songs = v.InferOutput<typeof schema>;
export type SongsRequest = HttpRequest<Songs>;
type Reply = () => Response | Promise<Response>;

export const daySeconds = 24 * 60 * 60;
export const start = Date.UTC(2026, 10, 21);

export const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
export const text = (body: string, init?: ResponseInit) => () => new Response(body, init);
export const never = () => new Promise<Response>(() => undefined);

export class TestService {
    cache: ResponseCache = openResponseCache(ownDatabase(databases.answers));
    time = start;
    online = true;
    readonly requests: Request[] = [];
    #replies: readonly Reply[] = [json({ songs: ['a'] })];

    /** What the service says next; each once, the last one again and again. */
    reply(...replies: readonly Reply[]): void {
        this.#replies = replies;
    }

    request(change: Partial<SongsRequest> = {}, timeoutMillis = 60_000) {
        const http = createHttpClient({
            cache: this.cache,
            fetch: (input, init) => this.#serve(new Request(input, init)),
            now: () => this.time,
            isOnline: () => this.online,
            timeoutMillis,
        });
        return http.request<Songs>({
            service: 'youtube',
            address: new URL('https://service.test/search?q=blues'),
            schema,
            signal: new AbortController().signal,
            maxAgeSeconds: daySeconds,
            ...change,
        });
    }

    #serve(request: Request): Promise<Response> {
        this.requests.push(request);
        const [reply = never, ...others] = this.#replies;
        if (others.length > 0) this.#replies = others;
        return new Promise((resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
            Promise.resolve().then(reply).then(resolve, reject);
        });
    }
}
