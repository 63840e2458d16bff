/** What services responded, kept so that the same request costs nothing, and can be read with the network off. */
import * as v from 'valibot';
import { answersKeptDays, type Service, services } from '../sources.ts';
import { type Database, databases } from '../../storage/names.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import { attempt, type Stored } from '../../storage/stored.ts';

interface CachedResponse {
    readonly body: unknown;
    /** Milliseconds since 1970. */
    readonly at: number;
}

export interface ResponseCache {
    /** Null where nothing is kept, nothing can be read, or the service's terms let it be kept no longer. */
    read(service: Service, request: string): Promise<CachedResponse | null>;
    /** A full or blocked storage keeps nothing, and says nothing: the response was only to be kept as a courtesy. */
    write(service: Service, request: string, response: CachedResponse): Promise<void>;
    /** All that one service said, or only to requests that begin so; of all services when none is named. Does not reject. */
    forget(service?: Service, beginning?: string): Promise<Stored<null>>;
}

/** Above the first, the oldest are dropped down to the second, so that not every write reads all there is. */
const mostKept = 300;
const leftKept = 250;

const dayMillis = 24 * 60 * 60 * 1000;

const responseSchema = v.object({ body: v.unknown(), at: v.number() });

/** Opens lazily. Where the browser keeps nothing, nothing is kept but what is for the visit alone. `now` in milliseconds since 1970. */
export function openResponseCache(database: Database = databases.answers, now = Date.now): ResponseCache {
    const store = openRecordStore(database);
    const ofVisit = new Map<string, CachedResponse>();
    const keyOf = (service: Service, request: string) => `${service} ${request}`;
    const isOver = (service: Service, at: number) => now() - at > answersKeptDays(service) * dayMillis;
    let expired: Promise<unknown> | null = null;

    /** Once a visit, before anything is read. */
    const dropExpired = () =>
        (expired ??= attempt(async () => {
            const bounded = services.filter((service) => Number.isFinite(answersKeptDays(service)));
            const keys = (await store.keys()).filter((key) => bounded.some((service) => key.startsWith(`${service} `)));
            const over = await Promise.all(
                keys.map(async (key) => {
                    const service = bounded.find((candidate) => key.startsWith(`${candidate} `));
                    return service === undefined || isOver(service, dateOf(await store.get(key))) ? [key] : [];
                }),
            );
            await store.delete(over.flat());
        }));

    async function dropOldest(): Promise<void> {
        if ((await store.keys()).length <= mostKept) return;
        const newestFirst = (await store.entries()).toSorted(([, a], [, b]) => dateOf(b) - dateOf(a));
        await store.delete(newestFirst.slice(leftKept).map(([key]) => key));
    }

    async function drop(service: Service | undefined, beginning: string): Promise<null> {
        const isMeant = (key: string) => service === undefined || key.startsWith(keyOf(service, beginning));
        for (const key of ofVisit.keys()) if (isMeant(key)) ofVisit.delete(key);
        if (service === undefined) await store.clear();
        else await store.delete((await store.keys()).filter(isMeant));

        return null;
    }

    return {
        async read(service, request) {
            const key = keyOf(service, request);
            if (isOfVisit(service)) return ofVisit.get(key) ?? null;
            await dropExpired();
            const kept = await attempt(() => store.get(key));
            const response = v.safeParse(responseSchema, kept.ok ? kept.value : null);
            return response.success && !isOver(service, response.output.at) ? response.output : null;
        },
        async write(service, request, response) {
            if (isOfVisit(service)) return void ofVisit.set(keyOf(service, request), response);
            await attempt(async () => {
                await store.set(keyOf(service, request), response);
                await dropOldest();
            });
        },
        forget: (service, beginning = '') => attempt(() => drop(service, beginning)),
    };
}

const isOfVisit = (service: Service): boolean => answersKeptDays(service) === 0;

/** What cannot be read is the first to go. */
function dateOf(kept: unknown): number {
    const response = v.safeParse(responseSchema, kept);
    return response.success ? response.output.at : -Infinity;
}
