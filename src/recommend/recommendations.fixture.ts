/** Sources that a test answers for, step by step. */
import type { Seeds } from '../flow.ts';
import type { Recommendation } from './recommendation.ts';
import { contract } from '../library/track.fixture.ts';
import type { Filters } from './filters.ts';
import type { Answer, Connection, Source } from './source.ts';
import { perSource, type SourceName } from './sources.ts';
import { Recommendations } from './recommendations.svelte.ts';

export const song = (id: string, title = id): Recommendation => ({ service: 'youtube', id, title, judgements: [] });
export const found = (id: string): Answer => ({ kind: 'song', song: song(id) });

/** One question that was put to a source, which a test answers step by step. */
class Put {
    readonly seeds: Seeds;
    readonly filters: Filters;
    readonly cachedOnly: boolean;
    readonly signal: AbortSignal;
    #said: Answer[] = [];
    #end: 'no' | 'over' | Error = 'no';
    #wake: () => void = () => undefined;

    constructor(...[seeds, filters, { cachedOnly = false, signal }]: Parameters<Source['recommend']>) {
        this.seeds = seeds;
        this.filters = filters;
        this.cachedOnly = cachedOnly;
        this.signal = signal;
    }

    async say(...answers: readonly Answer[]): Promise<void> {
        this.#said.push(...answers);
        await this.#woken();
    }

    async end(end: 'over' | Error = 'over'): Promise<void> {
        this.#end = end;
        await this.#woken();
    }

    async *answers(): AsyncGenerator<Answer> {
        for (;;) {
            const next = this.#said.shift();
            if (next) yield next;
            else if (this.#end === 'over') return;
            else if (this.#end !== 'no') throw this.#end;
            else await new Promise<void>((resolve) => (this.#wake = resolve));
        }
    }

    /** All that follows from it has happened after a macrotask. */
    async #woken(): Promise<void> {
        this.#wake();
        await new Promise((resolve) => setTimeout(resolve));
    }
}

type Parts = ConstructorParameters<typeof Recommendations>[0];

/** Recommendations by all sources, one of which is to be connected, and the questions that were put to each. */
export function makeRecommendations(parts: Partial<Parts> = {}, state: Connection['state'] = 'none') {
    const put = perSource((): Put[] => []);
    const sources = perSource((name): Source => ({
        connection: name === 'spotify' ? { state, disconnect: () => Promise.resolve() } : null,
        links: ([{ title }], { time }) => [
            { service: 'youtube', address: `https://links.test/${name}`, words: title + time },
        ],
        sentWords: ([{ title }], { genres }) => [title, ...genres.map(({ genre }) => genre)],
        recommend(...question) {
            const one = new Put(...question);
            put[name].push(one);
            return one.answers();
        },
    }));
    const all = new Recommendations({ sources, contract: () => contract, ...parts });
    const last = (name: SourceName): Put => {
        const one = put[name].at(-1);
        if (!one) throw new Error(`expected a question to ${name}`);
        return one;
    };
    const ids = (name: SourceName) => all.told(name).songs.map(({ id }) => id);
    return { all, put, last, ids };
}
