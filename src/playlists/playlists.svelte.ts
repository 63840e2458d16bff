import { checkedName } from '../library/kept-fields.ts';
import { type Change, KeptRecords } from '../storage/kept-records.svelte.ts';
import type { KeptStore } from '../storage/kept-store.ts';
import { createLock, type Lock } from '../storage/lock.ts';
import { type ChannelName, channelNames, lockNames } from '../storage/names.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import { freeName, newAmong } from './merging.ts';
import { withSongInPlaceOf } from './order.ts';
import { holdable, type KeptPlaylist, type Playlist, type SmartPlaylist } from './playlist.ts';
import type { Rules } from './rules.ts';
import { openPlaylistStore } from './store.ts';

interface Parts {
    readonly store?: KeptStore<Playlist>;
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
    #steps = $state.raw<readonly Step[]>([]);
    readonly #kept: KeptRecords<Playlist>;
    readonly #now: () => number;

    constructor({
        store = openPlaylistStore(),
        channel = channelNames.playlists,
        lock = createLock(lockNames.playlistWriting),
        now = Date.now,
    }: Parts = {}) {
        this.#kept = new KeptRecords<Playlist>({ store, channel, lock, now });
        this.#now = now;
    }

    /** Oldest first, so that none changes its place. */
    get lists(): readonly Playlist[] {
        return this.#kept.all;
    }

    get(id: string): Playlist | undefined {
        return this.#kept.get(id);
    }

    /** Why they could not be read; null when they were. */
    get problem(): StorageReason | null {
        return this.#kept.problem;
    }

    /** Reads the lists anew; what was shown stays when that fails. */
    load(): Promise<void> {
        return this.#kept.load();
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
        let added: readonly Playlist[] = [];
        const stored = await this.#kept.change((lists, unreadable) => {
            added = newAmong(read, lists, unreadable);
            return { put: added };
        });
        return stored.ok ? { ok: true, value: added.length } : stored;
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
        const clean = checkedName(name, 'a playlist');
        return this.#change(id, (list, others) => list && { ...list, name: freeName(clean, others) });
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
        const own = this.lists.filter(
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
    removeAll(): Promise<Stored<null>> {
        this.#steps = [];
        return this.#kept.removeAll();
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
        const stored = await this.#kept.change((lists) => {
            const { list, others } = among(lists, id);
            if (!isAsLeft(list, last)) return {};
            return instead(id, last.before && { ...last.before, name: freeName(last.before.name, others) });
        });
        if (stored.ok) this.#steps = this.#steps.filter((step) => step !== last);
        return stored;
    }

    dispose(): void {
        this.#kept.dispose();
    }

    #aboutNew(name: string): Omit<SmartPlaylist, 'kind' | 'rules'> {
        const now = this.#now();
        return { id: crypto.randomUUID(), name: checkedName(name, 'a playlist'), createdAt: now, changedAt: now };
    }

    async #begin<List extends Playlist>(list: List): Promise<Stored<List>> {
        let begun = list;
        const stored = await this.#change(list.id, (_, others) => {
            begun = { ...list, name: freeName(list.name, others) };
            return begun;
        });
        return stored.ok ? { ok: true, value: begun } : stored;
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

    /** Null is what there is of a list that is gone, and removes it; the same leaves it. Can be undone. */
    async #change(
        id: string,
        change: (list: Playlist | null, others: readonly Playlist[]) => Playlist | null,
    ): Promise<Stored<null>> {
        const steps: Step[] = [];
        const stored = await this.#kept.change((lists) => {
            const { list, others } = among(lists, id);
            const wanted = change(list, others);
            if (wanted === list) return {};
            const after = wanted && { ...wanted, changedAt: this.#kept.timeAfter(list) };
            steps.push({ id, before: list, changedAt: after?.changedAt ?? null });
            return instead(id, after);
        });
        if (stored.ok) this.#steps = [...this.#steps, ...steps].slice(-mostSteps);
        return stored;
    }
}

function among(lists: readonly Playlist[], id: string) {
    return { list: lists.find((one) => one.id === id) ?? null, others: lists.filter((one) => one.id !== id) };
}

const instead = (id: string, list: Playlist | null): Change<Playlist> => (list ? { put: [list] } : { remove: [id] });

/** Whether the list is what the step made of it. */
const isAsLeft = (list: Playlist | null, step: Step): boolean => (list?.changedAt ?? null) === step.changedAt;
