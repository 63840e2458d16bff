import { SvelteMap } from 'svelte/reactivity';
import { isHeardLive } from '../library/heard-live.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { type ChannelName, channelNames } from '../storage/names.ts';
import { freeBytes } from '../storage/persistence.ts';
import { hasPrivateFiles } from '../storage/private-files.ts';
import type { Stored } from '../storage/stored.ts';
import type { CopyProblem } from './copying.ts';
import { type CopyStore, openCopyStore } from './store.ts';

/** Songs whose sound the listener may want to keep here, and what that takes. */
export interface Proposal {
    readonly trackIds: readonly string[];
    readonly bytes: number;
    /** About how much room there is; null where the browser does not tell. */
    readonly freeBytes: number | null;
    /** How many songs have no file at hand, and might: what was heard as it sounded has none anywhere. */
    readonly without: number;
}

interface Copying {
    readonly stage: 'copying' | 'ended';
    readonly songs: number;
    readonly bytes: number;
    /** So far. */
    readonly copied: { readonly songs: number; readonly bytes: number };
    /** Songs whose file could not be read. */
    readonly unreadable: number;
    /** Why the rest was left. */
    readonly problem: CopyProblem | null;
}

/** What is going on with copies: one thing at a time. */
export type CopyTask = ({ readonly stage: 'asking' } & Proposal) | Copying;

interface Parts {
    /** How large a song's file is, whose sound is at hand or in a folder; null where it is not. */
    readonly sizeOf: (trackId: string) => number | null;
    /** The file itself, after a press; something else where it cannot be had. */
    readonly fileOf: (trackId: string) => Promise<unknown>;
    readonly store?: CopyStore;
}

/** What other windows are told: how many bytes a song's copy has; null where it has none any more. */
type Changed = readonly (readonly [trackId: string, bytes: number | null])[];

/** Songs' sound that the listener keeps in this browser, so that it plays without its folder, the same in all of Segue's windows. */
export class Copies {
    readonly #bytes = new SvelteMap<string, number>();
    #task = $state.raw<CopyTask | null>(null);
    readonly #parts: Parts;
    readonly #store: CopyStore;
    readonly #otherWindows: Channel<Changed>;
    #underWay = new AbortController();
    #ended: Promise<void> = Promise.resolve();

    constructor(parts: Parts, channel: ChannelName = channelNames.copies) {
        this.#parts = parts;
        this.#store = parts.store ?? openCopyStore();
        this.#otherWindows = openChannel(channel, (changed) => this.#show(changed));
    }

    get task(): CopyTask | null {
        return this.#task;
    }

    /** How many bytes each song's copy takes. Reactive. */
    get all(): ReadonlyMap<string, number> {
        return this.#bytes;
    }

    get totalBytes(): number {
        return [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
    }

    /** Reactive. */
    has(trackId: string): boolean {
        return this.#bytes.has(trackId);
    }

    /** Whether the song's sound could be kept, and is not yet. Reactive. */
    canKeep(trackId: string): boolean {
        return hasPrivateFiles() && !this.has(trackId) && this.#parts.sizeOf(trackId) !== null;
    }

    /** Copies of songs that are in the library no more are removed. */
    async load(mayBeInLibrary: (trackId: string) => boolean | Promise<boolean>): Promise<void> {
        const stored = await this.#store.list();
        if (!stored.ok) return;
        this.#show([...stored.value]);
        const left: string[] = [];
        for (const id of stored.value.keys()) if (!(await mayBeInLibrary(id))) left.push(id);
        await this.remove(left);
    }

    /** Nothing is copied before the listener has seen what it takes. */
    async propose(trackIds: readonly string[]): Promise<void> {
        if (this.#task?.stage === 'copying') return;
        const wanted = trackIds.filter((id) => !this.has(id) && !isHeardLive(id));
        const possible = wanted.filter((id) => this.canKeep(id));
        const bytes = possible.reduce((sum, id) => sum + (this.#parts.sizeOf(id) ?? 0), 0);
        const without = wanted.length - possible.length;
        this.#task = { stage: 'asking', trackIds: possible, bytes, without, freeBytes: await freeBytes() };
    }

    /** What was proposed, after a press: the listener may have to be asked for folders. */
    keep(): Promise<void> {
        const task = this.#task;
        if (task?.stage !== 'asking') return Promise.resolve();
        this.#underWay = new AbortController();
        this.#ended = this.#copy(task, this.#underWay.signal);
        return this.#ended;
    }

    /** Leaves the question, or what is told of the last copies; what is copied goes on. */
    dismiss(): void {
        if (this.#task?.stage !== 'copying') this.#task = null;
    }

    /** Copies no more; those that are whole stay. Resolves when nothing is being written. */
    stop(): Promise<void> {
        this.#underWay.abort();
        return this.#ended;
    }

    async remove(trackIds: readonly string[]): Promise<Stored<null>> {
        if (trackIds.length === 0) return { ok: true, value: null };
        const stored = await this.#store.remove(trackIds);
        if (stored.ok) this.#tell(trackIds.map((id) => [id, null]));
        return stored;
    }

    /** Null where there is none, or the browser has lost it. */
    fileOf(trackId: string): Promise<File | null> {
        return this.has(trackId) ? this.#store.read(trackId) : Promise.resolve(null);
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    async #copy({ trackIds, bytes }: Proposal, signal: AbortSignal): Promise<void> {
        let now: Copying = {
            ...{ stage: 'copying', songs: trackIds.length, bytes, copied: { songs: 0, bytes: 0 } },
            ...{ unreadable: 0, problem: null },
        };
        const tell = (more: Partial<Copying>): void => void (this.#task = now = { ...now, ...more });
        tell({});
        for (const id of trackIds) {
            if (signal.aborted || now.problem) break;
            const before = now.copied;
            const onProgress = (more: number) => tell({ copied: { ...before, bytes: before.bytes + more } });
            const file = await this.#parts.fileOf(id);
            const outcome =
                file instanceof File
                    ? await this.#store.write(id, file, { signal, onProgress }).catch(() => null)
                    : ({ ok: false, reason: 'unreadable-file' } as const);
            if (outcome?.ok && file instanceof File) {
                this.#tell([[id, file.size]]);
                tell({ copied: { songs: before.songs + 1, bytes: before.bytes + file.size } });
            } else {
                tell({ copied: before });
                if (outcome && !outcome.ok && outcome.reason === 'unreadable-file')
                    tell({ unreadable: now.unreadable + 1 });
                else if (outcome && !outcome.ok) tell({ problem: outcome.reason });
            }
        }
        tell({ stage: 'ended' });
    }

    #tell(changed: Changed): void {
        this.#show(changed);
        this.#otherWindows.post(changed);
    }

    #show(changed: Changed): void {
        for (const [id, bytes] of changed) {
            if (bytes === null) this.#bytes.delete(id);
            else this.#bytes.set(id, bytes);
        }
    }
}
