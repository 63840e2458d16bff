import { cleanText } from '../audio/tags/clean-text.ts';
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import type { Library } from '../library/library.svelte.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { createLock, type Lock } from '../storage/lock.ts';
import { type ChannelName, channelNames, lockNames } from '../storage/names.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import { holdingOf } from './holding.ts';
import type { Label } from './label.ts';
import { LabelLearning, type Learn } from './label-learning.ts';
import { mergedInto } from './merging.ts';
import { openLabelStore, type LabelStore } from './store.ts';
import { heardAnew, taughtWith, type Word } from './teaching.ts';

interface Parts {
    readonly library: Pick<Library, 'tracks' | 'get'>;
    readonly contract: () => Contract | null;
    readonly store?: LabelStore;
    /** Windows of one channel show the same labels. */
    readonly channel?: ChannelName;
    readonly lock?: Lock;
    readonly learn?: Learn;
    readonly now?: () => number;
    /** After the last change, before it is learned. */
    readonly pauseMillis?: number;
}

const done = { ok: true, value: null } as const;

/** The listener's own labels, kept in this browser, learned as songs are given to them, the same in all of Segue's windows. */
export class Labels {
    #all = $state.raw<readonly Label[]>([]);
    #problem = $state.raw<StorageReason | null>(null);
    readonly #parts: Parts;
    readonly #store: LabelStore;
    readonly #otherWindows: Channel<'changed'>;
    readonly #lock: Lock;
    readonly #now: () => number;
    readonly #learning: LabelLearning;
    readonly #stop: () => void;
    /** Readings wait for each other, so that an older one never replaces a newer one. */
    #settled: Promise<void> = Promise.resolve();

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#store = parts.store ?? openLabelStore();
        this.#lock = parts.lock ?? createLock(lockNames.labelWriting);
        this.#now = parts.now ?? Date.now;
        this.#otherWindows = openChannel(parts.channel ?? channelNames.labels, () => void this.load());
        this.#learning = new LabelLearning(parts, {
            labels: () => this.#all,
            keep: (id, learned) => this.#write(id, (label) => label && { ...label, learned }),
        });
        this.#stop = $effect.root(() => {
            $effect(() => {
                void [this.#all, parts.library.tracks, parts.contract()];
                this.#learning.begin();
            });
        });
    }

    /** Oldest first, so that none changes its place. */
    get all(): readonly Label[] {
        return this.#all;
    }

    get(id: string): Label | undefined {
        return this.#all.find((label) => label.id === id);
    }

    /** Why they could not be read; null when they were. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Those that hold of the song, by the listener's word or by Segue's claim. */
    of(track: Track): readonly Label[] {
        return this.#all.filter((label) => holdingOf(label, track) !== null);
    }

    /** The songs of the library of which it holds. */
    songsOf(label: Label): readonly Track[] {
        return this.#parts.library.tracks.filter((track) => holdingOf(label, track) !== null);
    }

    /** Resolves when all that was changed so far is learned. */
    learned(): Promise<void> {
        return this.#learning.settled();
    }

    /** Reads the labels anew; what was shown stays when that fails. */
    load(): Promise<void> {
        this.#settled = this.#settled.then(async () => {
            const stored = await this.#store.readAll();
            this.#problem = stored.ok ? null : stored.reason;
            if (stored.ok) this.#all = stored.value.toSorted((a, b) => a.createdAt - b.createdAt);
        });
        return this.#settled;
    }

    /** One with these examples; where a label has the name, they come to it. Throws where nothing is left of the name without control characters. */
    async create(name: string, tracks: readonly Track[] = []): Promise<Stored<Label>> {
        const clean = checkedName(name);
        const now = this.#now();
        const empty = { createdAt: now, changedAt: now, examples: [], counterexamples: [], learned: null };
        const label = this.#named(clean) ?? { id: crypto.randomUUID(), name: clean, ...empty };
        const stored = await this.#change(label.id, (kept) => taughtWith(kept ?? label, tracks, 'yes'));
        return stored.ok ? { ok: true, value: this.get(label.id) ?? label } : stored;
    }

    /** What the listener says of songs. */
    teach(id: string, tracks: readonly Track[], word: Word): Promise<Stored<null>> {
        return this.#change(id, (label) => label && taughtWith(label, tracks, word));
    }

    /** False where another label has the name, and nothing is changed. */
    async rename(id: string, name: string): Promise<Stored<boolean>> {
        const clean = checkedName(name);
        const other = this.#named(clean);
        if (other) return { ok: true, value: other.id === id };
        const stored = await this.#change(id, (label) => label && { ...label, name: clean });
        return stored.ok ? { ok: true, value: true } : stored;
    }

    /** Says what it was, so that `bringBack` may. */
    async remove(id: string): Promise<Stored<Label | null>> {
        let removed: Label | null = null;
        const stored = await this.#write(id, (label) => {
            removed = label;
            return null;
        });
        return stored.ok ? { ok: true, value: removed } : stored;
    }

    /** A label that was removed, as it was. */
    bringBack(label: Label): Promise<Stored<null>> {
        return this.#write(label.id, (kept) => kept ?? label);
    }

    /** Keeps labels that come from elsewhere beside those that there are. Says how many are new, or know more now. */
    async merge(read: readonly Label[]): Promise<Stored<number>> {
        await this.load();
        const ids = await this.#store.ids();
        if (!ids.ok) return ids;
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const known = new Set(this.#all.map(({ id }) => id));
        const unreadable = ids.value.filter((id) => !known.has(id));
        const changed = mergedInto(this.#all, read, unreadable);
        for (const label of changed) {
            const after = { ...label, changedAt: Math.max(this.#now(), label.changedAt + 1) };
            const stored = await this.#lock(() => this.#store.write(known.has(label.id) ? after : label));
            if (!stored.ok) return stored;
        }
        const told = await this.#tellAll(done);
        return told.ok ? { ok: true, value: changed.length } : told;
    }

    /** Those that cannot be read too. */
    async removeAll(): Promise<Stored<null>> {
        const stored = await this.#lock(async () => {
            const ids = await this.#store.ids();
            return ids.ok ? this.#store.remove(ids.value) : ids;
        });
        return this.#tellAll(stored);
    }

    dispose(): void {
        this.#stop();
        this.#learning.dispose();
        this.#otherWindows.close();
    }

    #named(name: string): Label | undefined {
        return this.#all.find((label) => label.name === name);
    }

    /** As `#write`, of what the listener says; it is learned anew. */
    #change(id: string, change: (label: Label | null) => Label | null): Promise<Stored<null>> {
        return this.#write(id, (before) => {
            const after = change(before);
            // No two changes of a label are of one time.
            const changedAt = Math.max(this.#now(), (before?.changedAt ?? 0) + 1);
            return after === before ? before : after && { ...after, changedAt };
        });
    }

    /** Of the label as it is kept now, whatever window wrote it last. Null is what there is of one that is gone, and removes it; the same leaves it. */
    async #write(id: string, change: (label: Label | null) => Label | null): Promise<Stored<null>> {
        let isSame = false;
        const stored = await this.#lock(async (): Promise<Stored<null>> => {
            const kept = await this.#store.read(id);
            if (!kept.ok) return kept;
            const network = this.#parts.contract()?.version;
            const changed = change(kept.value);
            const after =
                changed && network ? heardAnew(changed, (one) => this.#parts.library.get(one), network) : changed;
            isSame = after === kept.value;
            if (isSame) return done;
            return after ? this.#store.write(after) : this.#store.remove([id]);
        });
        return isSame && stored.ok ? stored : this.#tellAll(stored);
    }

    async #tellAll(stored: Stored<null>): Promise<Stored<null>> {
        if (!stored.ok) return stored;
        await this.load();
        this.#otherWindows.post('changed');
        return stored;
    }
}

function checkedName(name: string): string {
    const clean = cleanText(name);
    if (clean === undefined) throw new Error('expected a name of a label, got an empty one');
    return clean;
}
