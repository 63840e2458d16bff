import { type Channel, openChannel } from './channel.ts';
import { type KeptStore, latestDate, type Read } from './kept-store.ts';
import type { Lock } from './lock.ts';
import type { ChannelName } from './names.ts';
import type { StorageReason, Stored } from './stored.ts';

interface KeptRecord {
    readonly id: string;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
    readonly changedAt: number;
}

interface Parts<T> {
    readonly store: KeptStore<T>;
    /** Windows of one channel show the same. */
    readonly channel: ChannelName;
    readonly lock: Lock;
    readonly now: () => number;
    /** Whether what is read anew is what is shown: then that stays, and with it what is remembered of it. */
    readonly isSame?: (shown: T, read: T) => boolean;
}

/** What comes to those that there are, in place of those of the same ids, and the ids of those that go. */
export interface Change<T> {
    readonly put?: readonly T[];
    readonly remove?: readonly string[];
}

const done = { ok: true, value: null } as const;

/** Records of the listener's own making, kept in this browser, the same in all of Segue's windows. */
export class KeptRecords<T extends KeptRecord> {
    #all = $state.raw<readonly T[]>([]);
    #problem = $state.raw<StorageReason | null>(null);
    readonly #parts: Parts<T>;
    readonly #otherWindows: Channel<'changed'>;
    /** Readings wait for each other, so that an older one never replaces a newer one. */
    #settled: Promise<unknown> = Promise.resolve();

    constructor(parts: Parts<T>) {
        this.#parts = parts;
        this.#otherWindows = openChannel(parts.channel, () => void this.load());
    }

    /** Oldest first, so that none changes its place. */
    get all(): readonly T[] {
        return this.#all;
    }

    get(id: string): T | undefined {
        return this.#all.find((one) => one.id === id);
    }

    /** Why they could not be read; null when they were. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Reads them anew; what was shown stays when that fails. */
    load(): Promise<void> {
        return this.#inTurn(async () => {
            const read = await this.#parts.store.readAll();
            this.#problem = read.ok ? null : read.reason;
            if (read.ok) this.#show(read.value.all);
        });
    }

    /** Of all as they are kept now, whatever window wrote them last, and before another one may. What is put as it was read is not written. */
    change(decide: (all: readonly T[], unreadable: Read<T>['unreadable']) => Change<T>): Promise<Stored<null>> {
        return this.#locked(async () => {
            const { store } = this.#parts;
            const read = await store.readAll();
            if (!read.ok) return read;
            const { all, unreadable } = read.value;
            const { put = [], remove = [] } = decide(all, unreadable);
            const written = put.filter((one) => !all.includes(one));
            const gone = [...remove, ...written.map(({ id }) => id)];
            const stored = written.length > 0 ? await store.write(written) : done;
            const removed = stored.ok && remove.length > 0 ? await store.remove(remove) : stored;
            if (removed.ok) this.#show([...all.filter(({ id }) => !gone.includes(id)), ...written]);
            if (removed.ok && gone.length > 0) this.#otherWindows.post('changed');
            return removed;
        });
    }

    /** Those that cannot be read too. */
    removeAll(): Promise<Stored<null>> {
        return this.#locked(async () => {
            const stored = await this.#parts.store.clear();
            if (!stored.ok) return stored;
            this.#show([]);
            this.#otherWindows.post('changed');
            return stored;
        });
    }

    /** When a change of it is made: no two of one record are of one time, even where a clock was wrong. */
    timeAfter(before: Pick<T, 'changedAt'> | null): number {
        const now = this.#parts.now();
        const next = Math.max(now, (before?.changedAt ?? 0) + 1);
        return next > latestDate ? now : next;
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    #show(all: readonly T[]): void {
        const { isSame } = this.#parts;
        const shown = all.map((one) => {
            const former = isSame && this.get(one.id);
            return former && isSame(former, one) ? former : one;
        });
        this.#all = shown.toSorted((a, b) => a.createdAt - b.createdAt);
    }

    #locked<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
        return this.#parts.lock(() => this.#inTurn(work));
    }

    #inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
        const outcome = this.#settled.then(work);
        this.#settled = outcome.catch(() => undefined);
        return outcome;
    }
}
