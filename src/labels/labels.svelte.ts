import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { checkedName } from '../library/kept-fields.ts';
import type { Library } from '../library/library.svelte.ts';
import { KeptRecords } from '../storage/kept-records.svelte.ts';
import type { KeptStore } from '../storage/kept-store.ts';
import { createLock, type Lock } from '../storage/lock.ts';
import { type ChannelName, channelNames, lockNames } from '../storage/names.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import { holdingOf } from './holding.ts';
import { isSameLabel, type Label, mostExamples } from './label.ts';
import { LabelLearning, type Learn } from './label-learning.svelte.ts';
import { mergedInto } from './merging.ts';
import { openLabelStore } from './store.ts';
import { taughtWith, type Verdict } from './teaching.ts';

interface Parts {
    readonly library: Pick<Library, 'tracks' | 'get'>;
    readonly contract: () => Contract | null;
    readonly store?: KeptStore<Label>;
    /** Windows of one channel show the same labels. */
    readonly channel?: ChannelName;
    readonly lock?: Lock;
    readonly learn?: Learn;
    readonly now?: () => number;
    /** After the last change, before it is learned. */
    readonly pauseMillis?: number;
}

/** 'too-many': more songs than a label can be given to, and nothing is changed. */
export type Said<T> = Stored<T> | { readonly ok: false; readonly reason: 'too-many' };

/** The listener's own labels, kept in this browser, learned as songs are given to them, the same in all of Segue's windows. */
export class Labels {
    readonly #parts: Parts;
    readonly #kept: KeptRecords<Label>;
    readonly #learning: LabelLearning;
    readonly #now: () => number;
    readonly #stop: () => void;

    constructor(parts: Parts) {
        const {
            store = openLabelStore(),
            channel = channelNames.labels,
            lock = createLock(lockNames.labelWriting),
            now = Date.now,
        } = parts;
        this.#parts = parts;
        this.#now = now;
        this.#kept = new KeptRecords<Label>({ store, channel, lock, now, isSame: isSameLabel });
        this.#learning = new LabelLearning(parts, this.#kept);
        this.#stop = $effect.root(() => {
            $effect(() => {
                void [this.all, parts.library.tracks, parts.contract()];
                this.#learning.begin();
            });
        });
    }

    /** Oldest first, so that none changes its place. */
    get all(): readonly Label[] {
        return this.#kept.all;
    }

    get(id: string): Label | undefined {
        return this.#kept.get(id);
    }

    /** Why they could not be read; null when they were. */
    get problem(): StorageReason | null {
        return this.#kept.problem;
    }

    /** Those that hold of the song, by the listener's word or by Segue's claim. */
    of(track: Track): readonly Label[] {
        return this.all.filter((label) => holdingOf(label, track) !== null);
    }

    /** The songs of the library of which it holds. */
    songsOf(label: Label): readonly Track[] {
        return this.#parts.library.tracks.filter((track) => holdingOf(label, track) !== null);
    }

    /** Resolves when all that was changed so far is learned, or could not be. */
    learned(): Promise<void> {
        return this.#learning.settled();
    }

    /** Whether it could not be learned as it stands. It is tried again with the next change. */
    isFailed(label: Label): boolean {
        return this.#learning.failed.includes(label);
    }

    /** Reads the labels anew; what was shown stays when that fails. */
    load(): Promise<void> {
        return this.#kept.load();
    }

    /** One with these examples; where a label has the name, they come to it. Throws where nothing is left of the name without control characters. */
    async create(name: string, tracks: readonly Track[] = []): Promise<Said<Label>> {
        const clean = checkedName(name, 'a label');
        const now = this.#now();
        const about = { id: crypto.randomUUID(), name: clean, createdAt: now, changedAt: now };
        const label = { ...about, examples: [], counterexamples: [], learned: null };
        const said = await this.#teach((all) => named(all, clean) ?? label, tracks, 'yes');
        return said.ok ? { ok: true, value: named(this.all, clean) ?? label } : said;
    }

    /** What the listener says of songs. */
    teach(id: string, tracks: readonly Track[], verdict: Verdict): Promise<Said<null>> {
        return this.#teach((all) => withId(all, id), tracks, verdict);
    }

    /** False where another label has the name, and nothing is changed. */
    async rename(id: string, name: string): Promise<Stored<boolean>> {
        const clean = checkedName(name, 'a label');
        let isTaken = false;
        const stored = await this.#kept.change((all) => {
            const [label, other] = [withId(all, id), named(all, clean)];
            isTaken = other !== undefined && other.id !== id;
            return label && !other ? { put: [this.#changed(label, { ...label, name: clean })] } : {};
        });
        return stored.ok ? { ok: true, value: !isTaken } : stored;
    }

    /** Says what it was, so that `bringBack` may. */
    async remove(id: string): Promise<Stored<Label | null>> {
        let removed: Label | null = null;
        const stored = await this.#kept.change((all) => {
            removed = withId(all, id) ?? null;
            return removed ? { remove: [id] } : {};
        });
        return stored.ok ? { ok: true, value: removed } : stored;
    }

    /** A label that was removed, as it was; what another is called so by now, it comes to that one. */
    bringBack(label: Label): Promise<Stored<number>> {
        return this.merge([label]);
    }

    /** Keeps labels that come from elsewhere beside those that there are. Says how many are new, or know more now. */
    async merge(read: readonly Label[]): Promise<Stored<number>> {
        let merged: readonly Label[] = [];
        const stored = await this.#kept.change((all, unreadable) => {
            merged = mergedInto(all, read, unreadable);
            return {
                put: merged.map((label) => {
                    const own = withId(all, label.id);
                    return own ? this.#changed(own, label) : label;
                }),
            };
        });
        return stored.ok ? { ok: true, value: merged.length } : stored;
    }

    /** Those that cannot be read too. */
    removeAll(): Promise<Stored<null>> {
        return this.#kept.removeAll();
    }

    dispose(): void {
        this.#stop();
        this.#learning.dispose();
        this.#kept.dispose();
    }

    async #teach(
        choose: (all: readonly Label[]) => Label | undefined,
        tracks: readonly Track[],
        verdict: Verdict,
    ): Promise<Said<null>> {
        let isTooMany = false;
        const stored = await this.#kept.change((all) => {
            const label = choose(all);
            if (!label) return {};
            const wanted = taughtWith(label, tracks, verdict);
            isTooMany = Math.max(wanted.examples.length, wanted.counterexamples.length) > mostExamples;
            return isTooMany ? {} : { put: [this.#changed(label, wanted)] };
        });
        return isTooMany ? { ok: false, reason: 'too-many' } : stored;
    }

    /** By the listener, so that it is learned anew; the same stays. */
    #changed(before: Label, after: Label): Label {
        return after === before ? before : { ...after, changedAt: this.#kept.timeAfter(before) };
    }
}

const named = (all: readonly Label[], name: string): Label | undefined => all.find((label) => label.name === name);

const withId = (all: readonly Label[], id: string): Label | undefined => all.find((label) => label.id === id);
