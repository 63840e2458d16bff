/** What services answered, kept so that the same question costs nothing, and can be read with the network off. */
import { clear, createStore, del, delMany, entries, get, keys, set } from 'idb-keyval';
import * as v from 'valibot';
import type { Service } from '../flow.ts';

export interface KeptAnswer {
    readonly body: unknown;
    /** Milliseconds since 1970. */
    readonly at: number;
}

export interface Answers {
    /** Null where nothing is kept, or nothing can be read. */
    read(service: Service, question: string): Promise<KeptAnswer | null>;
    /** A full or blocked storage keeps nothing, and says nothing: the answer was only to be kept as a courtesy. */
    write(service: Service, question: string, answer: KeptAnswer): Promise<void>;
    /** All that one service said; of all services when none is named. */
    forget(service?: Service): Promise<void>;
}

const mostKept = 300;

const keptSchema = v.object({ body: v.unknown(), at: v.number() });

/** Opens lazily. Where the browser keeps nothing, nothing is kept. */
export function openAnswers(name = 'segue-answers'): Answers {
    const store = createStore(name, 'answers');
    const keyOf = (service: Service, question: string) => `${service} ${question}`;

    async function dropOldest(): Promise<void> {
        if ((await keys(store)).length <= mostKept) return;
        const oldestFirst = (await entries<string, KeptAnswer>(store)).sort(([, a], [, b]) => a.at - b.at);
        await delMany(
            oldestFirst.slice(0, oldestFirst.length - mostKept).map(([key]) => key),
            store,
        );
    }

    return {
        async read(service, question) {
            const kept = await get<unknown>(keyOf(service, question), store).catch(() => null);
            const answer = v.safeParse(keptSchema, kept);
            return answer.success ? answer.output : null;
        },
        async write(service, question, answer) {
            await set(keyOf(service, question), answer, store)
                .then(dropOldest)
                .catch(() => undefined);
        },
        async forget(service) {
            if (service === undefined) return clear(store);
            const ofService = (await keys<string>(store)).filter((key) => key.startsWith(`${service} `));
            await Promise.all(ofService.map((key) => del(key, store)));
        },
    };
}
