import type { Progress, Stage } from '../analysis/protocol.ts';
import type { FileTags, PartialAnalysis, Picture, Reason } from '../flow.ts';
import type { Ingest, Ingested } from './ingest.ts';
import type { StorageReason } from '../storage/stored.ts';
import { paced } from './pace.ts';

/** One file on its way. What was heard so far goes when the song is in the library, and stays when it could not be kept. */
export interface QueueItem {
    readonly id: number;
    readonly file: File;
    readonly stage: 'waiting' | Stage | 'done' | 'already-known' | 'failed' | 'cancelled';
    /** Of the song's length, 0 to 1. */
    readonly fraction: number;
    readonly reason?: Reason | StorageReason;
    /** Of sound that has no decoder, where it is known. */
    readonly codec?: string;
    readonly trackId?: string;
    readonly soFar?: PartialAnalysis;
    readonly picture?: Picture;
    readonly fileTags?: FileTags;
}

interface QueueOptions {
    readonly ingest: Ingest;
    /** How many files are heard at a time. */
    readonly concurrency: number;
    /** Told of each file's end, whatever it was. */
    readonly onFinished?: (item: QueueItem) => void;
}

const updateIntervalMillis = 100;

/** The files that are being heard and that wait for it, in the order in which they came. */
export class Queue {
    #items = $state.raw<readonly QueueItem[]>([]);
    /** Filtered once for each list, for it is asked for at the end of each of its thousands. */
    #filtered: { readonly items: readonly QueueItem[]; readonly active: readonly QueueItem[] } = {
        items: [],
        active: [],
    };
    readonly #options: QueueOptions;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #running = new Map<number, AbortController>();
    #lastId = 0;
    #firstOfBatch = 0;

    constructor(options: QueueOptions) {
        this.#options = options;
    }

    /** How many files are heard at a time. */
    get concurrency(): number {
        return this.#options.concurrency;
    }

    get items(): readonly QueueItem[] {
        return this.#items;
    }

    /** Those that wait or are being heard. */
    get active(): readonly QueueItem[] {
        const items = this.#items;
        if (this.#filtered.items !== items)
            this.#filtered = { items, active: items.filter((item) => !isFinished(item)) };
        return this.#filtered.active;
    }

    /** What is counted: while files are under way, those that came since none was; else all. */
    get counted(): readonly QueueItem[] {
        return this.active.length > 0 ? this.#items.filter(({ id }) => id >= this.#firstOfBatch) : this.#items;
    }

    /** Of what is counted: `done` are the songs that are in the library now; cancelled files are left out of `total`. */
    get summary(): { readonly done: number; readonly total: number; readonly failed: number } {
        const { counted } = this;
        const count = (...stages: QueueItem['stage'][]) => counted.filter((item) => stages.includes(item.stage)).length;
        return {
            done: count('done', 'already-known'),
            total: counted.length - count('cancelled'),
            failed: count('failed'),
        };
    }

    /** The items made for these files, in their order. */
    add(files: readonly File[]): readonly QueueItem[] {
        if (this.active.length === 0) this.#firstOfBatch = this.#lastId + 1;
        const added = files.map((file): QueueItem => ({ id: ++this.#lastId, file, stage: 'waiting', fraction: 0 }));
        this.#items = [...this.#items, ...added];
        this.#startNext();
        return added;
    }

    cancel(id: number): void {
        const item = this.#items.find((candidate) => candidate.id === id);
        if (!item || isFinished(item)) return;
        const running = this.#running.get(id);
        this.#finish(id, { stage: 'cancelled' });
        running?.abort();
    }

    /** The list changes once, however long it is. */
    cancelAll(): void {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const cancelled = new Map(this.active.map((item) => [item.id, ended(item, { stage: 'cancelled' })]));
        const running = [...this.#running].filter(([id]) => cancelled.has(id));
        this.#items = this.#items.map((item) => cancelled.get(item.id) ?? item);
        for (const item of cancelled.values()) this.#options.onFinished?.(item);
        for (const [, controller] of running) controller.abort();
    }

    /** Takes a finished item off the list. */
    dismiss(id: number): void {
        this.#items = this.#items.filter((item) => item.id !== id || !isFinished(item));
    }

    clearFinished(): void {
        this.#items = this.active;
    }

    #startNext(): void {
        while (this.#running.size < this.#options.concurrency) {
            const next = this.#items.find((item) => item.stage === 'waiting' && !this.#running.has(item.id));
            if (!next) return;
            void this.#run(next);
        }
    }

    async #run({ id, file }: QueueItem): Promise<void> {
        const controller = new AbortController();
        this.#running.set(id, controller);
        const progress = paced<Progress>((update) => this.#update(id, update), updateIntervalMillis);
        try {
            const ingested = await this.#options.ingest(file, {
                signal: controller.signal,
                onProgress: (update) => progress.push(update),
            });
            progress.flush();
            this.#finish(id, ending(ingested));
        } catch (error) {
            if (!controller.signal.aborted) {
                console.error(error);
                this.#finish(id, { stage: 'failed', reason: 'worker-crashed' });
            }
        } finally {
            this.#running.delete(id);
            this.#startNext();
        }
    }

    #finish(id: number, end: Partial<QueueItem>): void {
        this.#replace(id, (item) => ended(item, end));
        const finished = this.#items.find((item) => item.id === id);
        if (finished) this.#options.onFinished?.(finished);
    }

    #update(id: number, progress: Progress): void {
        this.#replace(id, (item) => (isFinished(item) ? item : { ...item, ...progress }));
    }

    #replace(id: number, change: (item: QueueItem) => QueueItem): void {
        this.#items = this.#items.map((item) => (item.id === id ? change(item) : item));
    }
}

/** What was heard so far is kept with what failed alone. */
function ended({ soFar, picture, ...rest }: QueueItem, end: Partial<QueueItem>): QueueItem {
    const unkept = end.stage === 'failed' && { ...(soFar && { soFar }), ...(picture && { picture }) };
    return { ...rest, ...unkept, ...end };
}

function isFinished({ stage }: QueueItem): boolean {
    return stage === 'done' || stage === 'already-known' || stage === 'failed' || stage === 'cancelled';
}

function ending(ingested: Ingested): Partial<QueueItem> {
    if (!ingested.ok) {
        const { reason, codec } = ingested;
        return { stage: 'failed', reason, ...(codec !== undefined && { codec }) };
    }
    return { stage: ingested.known ? 'already-known' : 'done', fraction: 1, trackId: ingested.trackId };
}
