/** What services responded, kept so that the same request costs nothing, and can be read with the network off. */
import * as v from 'valibot';
import type { Service } from '../sources.ts';
import { type Database, databases } from '../../storage/names.ts';
import { openRecordStore } from '../../storage/record-store.ts';
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
export function openResponseCache(database: Database = databases.answers): ResponseCache {
    const store = openRecordStore(database);
    const keyOf = (service: Service, request: string) => `${service} ${request}`;

    async function dropOldest(): Promise<void> {
        if ((await store.keys()).length <= mostKept) return;
        const newestFirst = (await store.entries()).toSorted(([, a], [, b]) => dateOf(b) - dateOf(a));
        await store.delete(newestFirst.slice(leftKept).map(([key]) => key));
    }

    async function drop(service: Service | undefined): Promise<null> {
        if (service === undefined) await store.clear();
        else await store.delete((await store.keys()).filter((key) => key.startsWith(`${service} `)));

        return null;
    }

    return {
        async read(service, request) {
            const kept = await attempt(() => store.get(keyOf(service, request)));
            const response = v.safeParse(responseSchema, kept.ok ? kept.value : null);
            return response.success ? response.output : null;
        },
        async write(service, request, response) {
            await attempt(async () => {
                await store.set(keyOf(service, request), response);
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
