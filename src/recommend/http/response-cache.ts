/** What services responded, kept so that the same request costs nothing, and can be read with the network off. */
import { clear, createStore, delMany, entries, get, keys, set } from 'idb-keyval';
import * as v from 'valibot';
import type { Service } from '../sources.ts';
import { attempt, type Stored } from '../../storage/stored.ts';

interface CachedResponse {
    readonly body: unknown;
    /** Milliseconds since 1970. */
    readonly at: number;
}

export interface ResponseCache {
    /** Null where nothing is kept, or nothing can be read. */
    read(service: Service, request: string): Promise<CachedResponse | null>;
    /** A full or blocked storage keeps nothing, and says nothing: the response was only to be kept as a courtesy. */
    write(service: Service, request: string, response: CachedResponse): Promise<void>;
    /** All that one service said; of all services when none is named. Does not reject. */
    forget(service?: Service): Promise<Stored<null>>;
}

/** Above the first, the oldest are dropped down to the second, so that not every write reads all there is. */
const mostKept = 300;
const leftKept = 250;

const responseSchema = v.object({ body: v.unknown(), at: v.number() });

/** Opens lazily. Where the browser keeps nothing, nothing is kept. */
export function openResponseCache(name = 'segue-answers'): ResponseCache {
    const store = createStore(name, 'answers');
    const keyOf = (service: Service, request: string) => `${service} ${request}`;

    async function dropOldest(): Promise<void> {
        if ((await keys(store)).length <= mostKept) return;
        const newestFirst = (await entries<string, unknown>(store)).sort(([, a], [, b]) => dateOf(b) - dateOf(a));
        await delMany(
            newestFirst.slice(leftKept).map(([key]) => key),
            store,
        );
    }

    async function drop(service: Service | undefined): Promise<null> {
        if (service === undefined) {
            await clear(store);
        } else {
            const ofService = (await keys<string>(store)).filter((key) => key.startsWith(`${service} `));
            await delMany(ofService, store);
        }
        return null;
    }

    return {
        async read(service, request) {
            const kept = await attempt(() => get<unknown>(keyOf(service, request), store));
            const response = v.safeParse(responseSchema, kept.ok ? kept.value : null);
            return response.success ? response.output : null;
        },
        async write(service, request, response) {
            await attempt(async () => {
                await set(keyOf(service, request), response, store);
                await dropOldest();
            });
        },
        forget: (service) => attempt(() => drop(service)),
    };
}

/** What cannot be read is the first to go. */
function dateOf(kept: unknown): number {
    const response = v.safeParse(responseSchema, kept);
    return response.success ? response.output.at : -Infinity;
}
