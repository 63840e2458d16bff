import * as v from 'valibot';
import { items } from '../../storage/names.ts';
import { onItemElsewhere, readJson, removeItem, writeJson } from '../../storage/web-storage.ts';
import type { ResponseCache } from '../http/response-cache.ts';
import type { Connection } from '../source.ts';

/** What a key may ask for on one day, https://developers.google.com/youtube/v3/determine_quota_cost */
const searchesPerDay = 100;

/** Google writes its keys as letters, digits and these marks; their length and beginning have changed before. */
const keySchema = v.pipe(v.string(), v.trim(), v.regex(/^[\w.-]{30,200}$/));

const keptSchema = v.object({
    value: v.fallback(v.nullable(keySchema), null),
    /** The day that is counted, as it is called where the service counts: 2026-11-03. */
    day: v.fallback(v.string(), ''),
    searches: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});

type Kept = v.InferOutput<typeof keptSchema>;

const nothingKept: Kept = { value: null, day: '', searches: 0 };

interface Parts {
    readonly cache: Pick<ResponseCache, 'forget'>;
    readonly now?: () => number;
}

/**
 * The listener's own key, and what is left of its day. Windows share both. Where the browser keeps nothing, the key lasts as
 * long as the page.
 */
export class YouTubeKey implements Connection {
    readonly #cache: Pick<ResponseCache, 'forget'>;
    readonly #now: () => number;
    #kept = $state.raw<Kept>(nothingKept);

    constructor({ cache, now = Date.now }: Parts) {
        this.#cache = cache;
        this.#now = now;
        this.#kept = read() ?? nothingKept;
        onItemElsewhere(items.youtubeKey, () => this.#reread());
    }

    get state(): 'none' | 'connected' {
        return this.value === null ? 'none' : 'connected';
    }

    get value(): string | null {
        return this.#kept.value;
    }

    /** How often the service may still be searched today: as far as this browser knows, and by the service's calendar. */
    get searchesLeft(): number {
        return Math.max(0, searchesPerDay - this.#searchesToday());
    }

    /** False for what cannot be a key; another key has a day of its own. */
    save(text: string): boolean {
        const key = v.safeParse(keySchema, text);
        if (!key.success) return false;
        if (key.output !== this.#kept.value) this.#keep({ ...nothingKept, value: key.output });
        return true;
    }

    /** Forgets the key, its count, and what was answered to it. */
    async disconnect(): Promise<void> {
        this.#kept = nothingKept;
        removeItem(items.youtubeKey);
        await this.#cache.forget('youtube');
    }

    /** A search goes out now. */
    countSearch(): void {
        this.#reread();
        this.#count(this.#searchesToday() + 1);
    }

    /** The service says that nothing is left, whoever else has used this key. */
    useUp(): void {
        this.#count(Math.max(searchesPerDay, this.#searchesToday()));
    }

    #searchesToday(): number {
        return this.#kept.day === pacificDay(this.#now()) ? this.#kept.searches : 0;
    }

    #count(searches: number): void {
        this.#keep({ ...this.#kept, day: pacificDay(this.#now()), searches });
    }

    #keep(kept: Kept): void {
        this.#kept = kept;
        writeJson(items.youtubeKey, kept);
    }

    /** Another window may have changed it. */
    #reread(): void {
        this.#kept = read() ?? this.#kept;
    }
}

/** Null where nothing can be read. */
const read = (): Kept | null => readJson(items.youtubeKey, keptSchema, nothingKept);

/** The service's day begins at midnight Pacific time. */
function pacificDay(now: number): string {
    const format = { timeZone: 'America/Los_Angeles', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    return new Intl.DateTimeFormat('en-CA', format).format(now);
}
