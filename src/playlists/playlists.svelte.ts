import { cleanText } from '../audio/tags/clean-text.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { createLock, type Lock } from '../storage/lock.ts';
import { type ChannelName, channelNames, lockNames } from '../storage/names.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import { freeName, newAmong } from './merging.ts';
import { withSongInPlaceOf } from './order.ts';
import { holdable, type KeptPlaylist, type Playlist, type SmartPlaylist } from './playlist.ts';
import type { Rules } from './rules.ts';
import { openPlaylistStore, type PlaylistStore } from './store.ts';

interface Parts {
    readonly store?: PlaylistStore;
    /** Windows of one channel show the same lists. */
    readonly channel?: ChannelName;
    readonly lock?: Lock;
    readonly now?: () => number;
}

/** What a playlist was before a change of this window, and when it was changed so; null where it was not there. */
interface Step {
    readonly id: string;
    readonly before: Playlist | null;
    readonly changedAt: number | null;
}

const done = { ok: true, value: null } as const;

/** Older states are not gone back to. */
const mostSteps = 100;

/** The listener's playlists, kept in this browser, the same in all of Segue's windows. */
export class Playlists {
    #lists = $state.raw<readonly Playlist[]>([]);
    #problem = $state.raw<StorageReason | null>(null);
    #steps = $state.raw<readonly Step[]>([]);
    readonly #store: PlaylistStore;
    readonly #otherWindows: Channel<'changed'>;
    readonly #lock: Lock;
    readonly #now: () => number;
    /** Readings wait for each other, so that an older one never replaces a newer one. */
    #settled: Promise<void> = Promise.resolve();

    constructor({
        store = openPlaylistStore(),
        channel = channelNames.playlists,
        lock = createLock(lockNames.playlistWriting),
        now = Date.now,
    }: Parts = {}) {
        this.#store = store;
        this.#lock = lock;
        this.#now = now;
        this.#otherWindows = openChannel(channel, () => void this.load());
    }

    /** Oldest first, so that none changes its place. */
    get lists(): readonly Playlist[] {
        return this.#lists;
    }

    get(id: string): Playlist | undefined {
        return this.#lists.find((list) => list.id === id);
    }

    /** Why they could not be read; null when they were. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Reads the lists anew; what was shown stays when that fails. */
    load(): Promise<void> {
        this.#settled = this.#settled.then(async () => {
            const stored = await this.#store.readAll();
            this.#problem = stored.ok ? null : stored.reason;
            if (stored.ok) this.#lists = stored.value.toSorted((a, b) => a.createdAt - b.createdAt);
        });
        return this.#settled;
    }

    /** Under a name that no other has. Throws where nothing is left of it without control characters: who asks for one sees to that. */
    create(name: string, songIds: readonly string[] = []): Promise<Stored<KeptPlaylist>> {
        return this.#begin({ kind: 'kept', ...this.#aboutNew(name), songIds: holdable(songIds) });
    }

    /** As `create`. */
    createSmart(name: string, rules: Rules): Promise<Stored<SmartPlaylist>> {
        return this.#begin({ kind: 'smart', ...this.#aboutNew(name), rules });
    }

    /** Keeps lists that come from elsewhere beside those that there are. Says how many were new. */
    async merge(read: readonly Playlist[]): Promise<Stored<number>> {
        await this.load();
        const ids = await this.#store.ids();
        if (!ids.ok) return ids;
        const added = newAmong(read, this.#lists, ids.value);
        for (const list of added) {
            const stored = await this.#lock(() => this.#store.write(list));
            if (!stored.ok) return stored;
        }
        const told = await this.#tellAll(done);
        return told.ok ? { ok: true, value: added.length } : told;
    }

    /** At its end; those that it has stay where they are. Says how many came to it. */
    async add(id: string, songIds: readonly string[]): Promise<Stored<number>> {
        let added = 0;
        const stored = await this.#reorder(id, (before) => {
            const after = holdable([...before, ...songIds]);
            added = after.length - before.length;
            return after;
        });
        return stored.ok ? { ok: true, value: added } : stored;
    }

    /** Under a name that no other has. */
    rename(id: string, name: string): Promise<Stored<null>> {
        const clean = checkedName(name);
        return this.#change(id, (list) => list && { ...list, name: this.#freeName(clean, id) });
    }

    /** One of songs in an order has none, and stays as it is. */
    setRules(id: string, rules: Rules): Promise<Stored<null>> {
        return this.#change(id, (list) => (list?.kind === 'smart' ? { ...list, rules } : list));
    }

    /** The song to where another stands. */
    move(id: string, songId: string, other: string): Promise<Stored<null>> {
        return this.#reorder(id, (before) => withSongInPlaceOf(before, songId, other));
    }

    removeSong(id: string, songId: string): Promise<Stored<null>> {
        return this.#reorder(id, (before) => before.filter((one) => one !== songId));
    }

    /** A song takes the places of others, once in each list: at the first of them. Says which lists are others now. */
    async putInPlaceOf(songIds: readonly string[], songId: string): Promise<readonly Playlist[]> {
        const own = this.#lists.filter(
            (list) => list.kind === 'kept' && songIds.some((id) => list.songIds.includes(id)),
        );
        for (const { id } of own)
            await this.#reorder(id, (before) => holdable(before.map((one) => (songIds.includes(one) ? songId : one))));
        return own.flatMap(({ id, changedAt }) => {
            const list = this.get(id);
            return list && list.changedAt !== changedAt ? [list] : [];
        });
    }

    remove(id: string): Promise<Stored<null>> {
        return this.#change(id, () => null);
    }

    /** Those that cannot be read too. */
    async removeAll(): Promise<Stored<null>> {
        const stored = await this.#lock(async () => {
            const ids = await this.#store.ids();
            return ids.ok ? this.#store.remove(ids.value) : ids;
        });
        this.#steps = [];
        return this.#tellAll(stored);
    }

    /** Whether this window's last change of the list can be taken back: not where another window has changed it since. */
    canUndo(id: string): boolean {
        const last = this.#steps.findLast((step) => step.id === id);
        return last !== undefined && isAsLeft(this.get(id) ?? null, last);
    }

    /** Takes this window's last change of the list back; a name that another list has by now gets a number. */
    async undo(id: string): Promise<Stored<null>> {
        const last = this.#steps.findLast((step) => step.id === id);
        if (!last) return done;
        const before = last.before && { ...last.before, name: this.#freeName(last.before.name, id) };
        const stored = await this.#write(id, (kept) => (isAsLeft(kept, last) ? before : kept));
        if (stored.ok) this.#steps = this.#steps.filter((step) => step !== last);
        return stored;
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    #aboutNew(name: string): Omit<SmartPlaylist, 'kind' | 'rules'> {
        const now = this.#now();
        return { id: crypto.randomUUID(), name: this.#freeName(checkedName(name)), createdAt: now, changedAt: now };
    }

    /** Of the list itself its own is free. */
    #freeName(name: string, id = ''): string {
        return freeName(
            name,
            this.#lists.filter((list) => list.id !== id),
        );
    }

    async #begin<List extends Playlist>(list: List): Promise<Stored<List>> {
        const stored = await this.#change(list.id, () => list);
        return stored.ok ? { ok: true, value: list } : stored;
    }

    /** One with rules has no order of its own, and stays as it is. */
    #reorder(id: string, change: (songIds: readonly string[]) => readonly string[]): Promise<Stored<null>> {
        return this.#change(id, (list) => {
            if (list?.kind !== 'kept') return list;
            const songIds = change(list.songIds);
            const isSame = songIds.length === list.songIds.length && songIds.every((one, i) => one === list.songIds[i]);
            return isSame ? list : { ...list, songIds };
        });
    }

    /** As `#write`, and can be undone. */
    #change(id: string, change: (list: Playlist | null) => Playlist | null): Promise<Stored<null>> {
        return this.#write(id, (before) => {
            const wanted = change(before);
            if (wanted === before) return before;
            // No two changes of a list are of one time.
            const after = wanted && { ...wanted, changedAt: Math.max(this.#now(), (before?.changedAt ?? 0) + 1) };
            this.#steps = [...this.#steps, { id, before, changedAt: after?.changedAt ?? null }].slice(-mostSteps);
            return after;
        });
    }

    /** Of the list as it is kept now, whatever window wrote it last. Null is what there is of one that is gone, and removes it; the same leaves it. */
    async #write(id: string, change: (list: Playlist | null) => Playlist | null): Promise<Stored<null>> {
        const stored = await this.#lock(async (): Promise<Stored<null>> => {
            const kept = await this.#store.read(id);
            if (!kept.ok) return kept;
            const after = change(kept.value);
            if (after === kept.value) return done;
            return after ? this.#store.write(after) : this.#store.remove([id]);
        });
        return this.#tellAll(stored);
    }

    async #tellAll(stored: Stored<null>): Promise<Stored<null>> {
        if (!stored.ok) return stored;
        await this.load();
        this.#otherWindows.post('changed');
        return stored;
    }
}

/** Whether the list is what the step made of it. */
const isAsLeft = (list: Playlist | null, step: Step): boolean => (list?.changedAt ?? null) === step.changedAt;

function checkedName(name: string): string {
    const clean = cleanText(name);
    if (clean === undefined) throw new Error('expected a name of a playlist, got an empty one');
    return clean;
}
