/** How often each song of the library was played, and when last: kept beside what was heard of it. */
import * as v from 'valibot';
import { keptDate } from '../library/kept-fields.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { type ChannelName, channelNames, type Database, databases } from '../storage/names.ts';
import { openRecordStore, type RecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';

export interface Plays {
    readonly count: number;
    /** Milliseconds since 1970. */
    readonly lastAt: number;
}

const playsSchema = v.object({
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    lastAt: keptDate,
});

/** Null for what is none. */
export function toPlays(kept: unknown): Plays | null {
    const plays = v.safeParse(playsSchema, kept);
    return plays.success ? plays.output : null;
}

interface Parts {
    readonly database?: Database;
    readonly channel?: ChannelName;
    readonly now?: () => number;
}

/** The same in all of Segue's windows. */
export class PlayHistory {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built anew at every change, never changed
    #bySong = $state.raw<ReadonlyMap<string, Plays>>(new Map());
    readonly #store: RecordStore;
    readonly #otherWindows: Channel<'changed'>;
    readonly #now: () => number;

    constructor({ database = databases.plays, channel = channelNames.plays, now = Date.now }: Parts = {}) {
        this.#store = openRecordStore(database);
        this.#now = now;
        this.#otherWindows = openChannel(channel, () => void this.load());
    }

    /** By song; one that was never played is not in it. */
    get bySong(): ReadonlyMap<string, Plays> {
        return this.#bySong;
    }

    /** Where it cannot be read, what was known stays. */
    async load(): Promise<void> {
        const stored = await attempt(() => this.#store.entries());
        if (!stored.ok) return;
        const known = stored.value.map(([id, kept]) => [id, toPlays(kept)] as const);
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built anew at every change, never changed
        this.#bySong = new Map(known.flatMap(([id, plays]) => (plays ? [[id, plays] as const] : [])));
    }

    /** The song was played once more. */
    count(trackId: string): Promise<Stored<null>> {
        const before = this.#bySong.get(trackId)?.count ?? 0;
        return this.#put([[trackId, { count: before + 1, lastAt: this.#now() }]]);
    }

    /** Of songs that come from a file: what is known here stays where it is more. */
    merge(read: readonly (readonly [id: string, Plays])[]): Promise<Stored<null>> {
        return this.#put(read.filter(([id, { count }]) => count > (this.#bySong.get(id)?.count ?? 0)));
    }

    /** Instead of what is known of the song; null: it was never played. */
    keep(trackId: string, plays: Plays | null): Promise<Stored<null>> {
        return plays ? this.#put([[trackId, plays]]) : this.forget([trackId]);
    }

    forget(trackIds: readonly string[]): Promise<Stored<null>> {
        return this.#tellAll(attempt(() => this.#store.delete(trackIds)));
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    #put(all: readonly (readonly [id: string, Plays])[]): Promise<Stored<null>> {
        return this.#tellAll(
            attempt(async () => void (await Promise.all(all.map(([id, plays]) => this.#store.set(id, plays))))),
        );
    }

    async #tellAll(change: Promise<Stored<void>>): Promise<Stored<null>> {
        const stored = await change;
        if (!stored.ok) return stored;
        await this.load();
        this.#otherWindows.post('changed');
        return { ok: true, value: null };
    }
}
