import type { Millis } from '../flow.ts';

type Stage = Exclude<keyof Millis, 'total'>;

/** Adds up the milliseconds that each stage took since it was made. */
export class Stopwatch {
    readonly #start = performance.now();
    readonly #spent: Record<Stage, number> = { decode: 0, features: 0, network: 0, rhythm: 0 };

    /** Runs `work` and counts its time towards `stage`, however it ends. */
    async time<T>(stage: Stage, work: () => T | PromiseLike<T>): Promise<T> {
        const start = performance.now();
        try {
            return await work();
        } finally {
            this.#spent[stage] += performance.now() - start;
        }
    }

    /** Counts what a stage took elsewhere. */
    add(stage: Stage, millis: number): void {
        this.#spent[stage] += millis;
    }

    /** Passes an iterable on and counts the time spent waiting for it towards `stage`. */
    async *wait<T>(stage: Stage, source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
        let start = performance.now();
        try {
            for await (const item of source) {
                this.#spent[stage] += performance.now() - start;
                yield item;
                start = performance.now();
            }
        } finally {
            this.#spent[stage] += performance.now() - start;
        }
    }

    get millis(): Millis {
        return { ...this.#spent, total: performance.now() - this.#start };
    }
}
