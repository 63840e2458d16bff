import type { Picture, Track } from '../flow.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { type ChannelName, channelNames } from '../storage/names.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import { idle, passed } from './idle.ts';
import { type Newest, newestSongs } from './newest.ts';
import { openTrackStore, type SetAside, type TrackStore } from './store.ts';

/** What other windows are told: which songs to look at again. */
type Changed = readonly string[];

/** More than any screen has room for. */
const listedFirst = 60;

const longestWaitMillis = 300;

/** For the newest songs; when they do not come, the others are read at once. */
const longestHintMillis = 1000;

/** The songs that were heard, kept in this browser, the same in all of Segue's windows. */
export class Library {
    #tracks = $state.raw<readonly Track[]>([]);
    /** Of the last visit, until all are read. */
    #newest = $state.raw<readonly Track[]>([]);
    #state = $state<'loading' | 'ready' | 'unavailable'>('loading');
    #problem = $state<StorageReason | null>(null);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built anew at every change, never changed
    readonly #byId = $derived(new Map(this.listed.map((track) => [track.id, track])));
    /** Told which songs have left it, by this window or another. */
    onGone: (ids: readonly string[]) => void = () => undefined;
    readonly #store: TrackStore;
    readonly #newestStore: Newest;
    readonly #otherWindows: Channel<Changed>;
    /** Changes of the list wait for the first reading, and for each other, so that none is overwritten. */
    #settled: Promise<void> = Promise.resolve();
    #begin!: () => void;
    /** Resolves when the newest songs are listed, or are no longer waited for. */
    readonly begun = new Promise<void>((resolve) => (this.#begin = resolve));

    constructor(store = openTrackStore(), channel: ChannelName = channelNames.library, newest = newestSongs) {
        this.#store = store;
        this.#newestStore = newest;
        this.#otherWindows = openChannel(channel, (changed) => void this.#follow(changed));
    }

    /** What a list may show: all songs, and the newest of them until all are read. Newest first. */
    get listed(): readonly Track[] {
        return this.#state === 'loading' ? this.#newest : this.#tracks;
    }

    /** All songs, newest first; none until all are read. */
    get tracks(): readonly Track[] {
        return this.#tracks;
    }

    get state(): 'loading' | 'ready' | 'unavailable' {
        return this.#state;
    }

    /** Why the library is unavailable. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Whether there were songs when one was last looked at, as far as is known before they are read. */
    get wasFilled(): boolean {
        return this.#newestStore.read().length > 0;
    }

    load(): Promise<void> {
        return this.#inTurn(async () => {
            await Promise.race([this.#listNewest(), passed(longestHintMillis)]);
            this.#begin();
            // They are drawn before the browser is busy with all the others.
            if (this.#newest.length > 0) await idle(longestWaitMillis);
            const stored = await this.#store.readAll();
            // A song that is shown stays the same one: nothing begins anew for it.
            // eslint-disable-next-line svelte/prefer-svelte-reactivity -- changed nowhere, and read here only
            const shown = new Map(this.#newest.map((track) => [track.id, track]));
            this.#problem = stored.ok ? null : stored.reason;
            this.#state = stored.ok ? 'ready' : 'unavailable';
            if (stored.ok) this.#list(stored.value.map((track) => shown.get(track.id) ?? track).sort(newestFirst));
        });
    }

    /** Resolves when the list shows all that was asked for so far. */
    settled(): Promise<void> {
        return this.#settled;
    }

    has(id: string): boolean {
        return this.#byId.has(id);
    }

    /** Whether it is kept, or may be: what a newer Segue kept cannot be read here, and what cannot be read now may be later. */
    async mayHave(id: string): Promise<boolean> {
        if (this.#state !== 'ready' || this.has(id)) return true;
        const stored = await this.#store.has(id);
        return !stored.ok || stored.value;
    }

    get(id: string): Track | undefined {
        return this.#byId.get(id);
    }

    /** Keeps track and picture, or neither and says why; replaces a track of the same id. */
    async add(track: Track, picture: Picture): Promise<Stored<null>> {
        // What kept the list from being read may be over.
        if (this.#state === 'unavailable') await this.load();
        const stored = await this.#store.write(track, picture);
        if (!stored.ok) return stored;
        await this.#inTurn(() => this.#show([track]));
        this.#tell([track.id]);
        return stored;
    }

    /** All or none. The list changes once. */
    async remove(ids: readonly string[]): Promise<Stored<null>> {
        const stored = await this.#store.remove(ids);
        if (stored.ok) await this.#without(ids);
        return stored;
    }

    /** As `remove`, with a way back. */
    async setAside(ids: readonly string[]): Promise<Stored<SetAside>> {
        const stored = await this.#store.setAside(ids);
        if (!stored.ok) return stored;
        await this.#without(ids);
        const bringBack = async (tracks: readonly Track[]): Promise<Stored<null>> => {
            const back = await stored.value.bringBack(tracks);
            if (!back.ok) return back;
            await this.#inTurn(() => this.#show(tracks));
            this.#tell(tracks.map(({ id }) => id));
            return back;
        };
        return { ok: true, value: { ...stored.value, bringBack } };
    }

    /** Keeps songs, of different ids, until one cannot be kept; `kept` says how many were. The list changes once. */
    async addAll(
        songs: readonly { readonly track: Track; readonly picture: Picture }[],
    ): Promise<{ readonly kept: number; readonly problem: StorageReason | null }> {
        const added: Track[] = [];
        let problem: StorageReason | null = null;
        for (const { track, picture } of songs) {
            const stored = await this.#store.write(track, picture);
            if (!stored.ok) {
                problem = stored.reason;
                break;
            }
            added.push(track);
        }
        await this.#inTurn(() => this.#show(added));
        this.#tell(added.map(({ id }) => id));
        return { kept: added.length, problem };
    }

    /** Null where none was kept, or none can be read: a track is shown without. */
    async picture(id: string): Promise<Picture | null> {
        const stored = await this.#store.readPicture(id);
        return stored.ok ? stored.value : null;
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    async #listNewest(): Promise<void> {
        const stored = await this.#store.readSome(this.#newestStore.read());
        if (!stored.ok || stored.value.length === 0 || this.#state !== 'loading') return;
        this.#newest = stored.value.toSorted(newestFirst);
    }

    #list(tracks: readonly Track[]): void {
        const before = this.#newest.map(({ id }) => id);
        this.#tracks = tracks;
        this.#newest = tracks.slice(0, listedFirst);
        const ids = this.#newest.map(({ id }) => id);
        if (ids.join() !== before.join()) this.#newestStore.keep(ids);
    }

    async #without(ids: readonly string[]): Promise<void> {
        await this.#inTurn(() => this.#hide(ids));
        this.#tell(ids);
    }

    #tell(changed: Changed): void {
        if (changed.length > 0) this.#otherWindows.post(changed);
    }

    /** By what is kept now: the change may be older than one of this window. */
    #follow(changed: Changed): Promise<void> {
        return this.#inTurn(async () => {
            const stored = await Promise.all(changed.map((id) => this.#store.read(id)));
            this.#show(stored.map((read) => (read.ok ? read.value : null)).filter((track) => track !== null));
            this.#hide(changed.filter((_, i) => stored[i]?.ok && stored[i].value === null));
        });
    }

    #inTurn(change: () => void | Promise<void>): Promise<void> {
        this.#settled = this.#settled.then(change);
        return this.#settled;
    }

    #show(shown: readonly Track[]): void {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const ids = new Set(shown.map(({ id }) => id));
        this.#list([...shown, ...this.#tracks.filter(({ id }) => !ids.has(id))].sort(newestFirst));
    }

    #hide(hidden: readonly string[]): void {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const ids = new Set(hidden);
        const gone = hidden.filter((id) => this.has(id));
        this.#list(this.#tracks.filter(({ id }) => !ids.has(id)));
        if (gone.length > 0) this.onGone(gone);
    }
}

function newestFirst(a: Track, b: Track): number {
    return b.addedAt - a.addedAt;
}
