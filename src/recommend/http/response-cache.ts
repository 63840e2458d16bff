/** What services answered, kept so that the same question costs nothing, and can be read with the network off. */
import { clear, createStore, delMany, entries, get, keys, set } from 'idb-keyval';
import * as v from 'valibot';
import type { Service } from '../../flow.ts';
import { attempt, type Stored } from '../../storage/stored.ts';

interface KeptAnswer {
    readonly body: unknown;
    /** Milliseconds since 1970. */
    readonly at: number;
}

export interface Answers {
    /** Null where nothing is kept, or nothing can be read. */
    read(service: Service, question: string): Promise<KeptAnswer | null>;
    /** A full or blocked storage keeps nothing, and says nothing: the answer was only to be kept as a courtesy. */
    write(service: Service, question: string, answer: KeptAnswer): Promise<void>;
    /** All that one service said; of all services when none is named. Does not reject. */
    forget(service?: Service): Promise<Stored<null>>;
}

/** Above the first, the oldest are dropped down to the second, so that not every write reads all there is. */
const mostKept = 300;
const leftKept = 250;

const keptSchema = v.object({ body: v.unknown(), at: v.number() });

/** Opens lazily. Where the browser keeps nothing, nothing is kept. */
export function openAnswers(name = 'segue-answers'): Answers {
    const store = createStore(name, 'answers');
    const keyOf = (service: Service, question: string) => `${service} ${question}`;

    async function dropOldest(): Promise<void> {
        if ((await keys(store)).length <= mostKept) return;
        const newestFirst = (await entries<string, unknown>(store)).sort(([, a], [, b]) => dateOf(b) - dateOf(a));
        await delMany(
            newestFirst.slice(leftKept).map(([key]) => key),
            store,
        );
    }

    async function drop(service: Service | undefined): Promise<null> {
        if (service === undefined) await clear(store);
        else {
            const ofService = (await keys<string>(store)).filter((key) => key.startsWith(`${service} `));
            await delMany(ofService, store);
        }
        return null;
    }

    return {
        async read(service, question) {
            const kept = await attempt(() => get<unknown>(keyOf(service, question), store));
            const answer = v.safeParse(keptSchema, kept.ok ? kept.value : null);
            return answer.success ? answer.output : null;
        },
        async write(service, question, answer) {
            await attempt(async () => {
                await set(keyOf(service, question), answer, store);
                await dropOldest();
            });
        },
        forget: (service) => attempt(() => drop(service)),
    };
}

/** What cannot be read is the first to go. */
function dateOf(kept: unknown): number {
    const answer = v.safeParse(keptSchema, kept);
    return answer.success ? answer.output.at : -Infinity;
}
