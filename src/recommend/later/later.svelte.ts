import type { Recommendation } from '../recommendation.ts';
import type { Service } from '../sources.ts';
import { type Channel, openChannel } from '../../storage/channel.ts';
import { type ChannelName, channelNames } from '../../storage/names.ts';
import type { StorageReason, Stored } from '../../storage/stored.ts';
import { songKey } from '../song-key.ts';
import { asMayBeKept, toLaterSong, type LaterSong } from './later-song.ts';
import { openLaterStore, type LaterStore } from './later-store.ts';

interface Parts {
    readonly store?: LaterStore;
    /** Windows of one channel show the same list. */
    readonly channel?: ChannelName;
    readonly now?: () => number;
}

/** Songs to hear later, kept in this browser, the same in all of Segue's windows. */
export class Later {
    #songs = $state.raw<readonly LaterSong[]>([]);
    #problem = $state.raw<StorageReason | null>(null);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built anew at every change, never changed
    readonly #keys = $derived(new Set(this.#songs.map(songKey)));
    readonly #store: LaterStore;
    readonly #otherWindows: Channel<'changed'>;
    readonly #now: () => number;
    /** Readings wait for each other, so that an older one never replaces a newer one. */
    #settled: Promise<void> = Promise.resolve();

    constructor({ store = openLaterStore(), channel = channelNames.later, now = Date.now }: Parts = {}) {
        this.#store = store;
        this.#now = now;
        this.#otherWindows = openChannel(channel, () => void this.load());
    }

    /** Newest first. */
    get songs(): readonly LaterSong[] {
        return this.#songs;
    }

    /** Why the list could not be read; null when it was. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Reads the list anew, and drops of it what may be kept no longer; what was shown stays when that fails. */
    load(): Promise<void> {
        this.#settled = this.#settled.then(async () => {
            const stored = await this.#store.readAll();
            this.#problem = stored.ok ? null : stored.reason;
            if (!stored.ok) return;
            const now = this.#now();
            const songs = stored.value.map((song) => asMayBeKept(song, now));
            this.#songs = songs.toSorted((a, b) => b.addedAt - a.addedAt);
            const bared = songs.filter((song) => !stored.value.includes(song));
            if (bared.length > 0) await this.#store.rewrite(bared);
        });
        return this.#settled;
    }

    has(song: Pick<Recommendation, 'service' | 'id'>): boolean {
        return this.#keys.has(songKey(song));
    }

    /** Keeps the song, or says why not; one that is kept already stays where it stands. */
    async add(song: Recommendation): Promise<Stored<null>> {
        if (this.has(song)) return { ok: true, value: null };
        return this.#tellAll(await this.#store.write(toLaterSong(song, this.#now())));
    }

    /** Gives the songs that lost their words those which their services say of them now. */
    async renew(answered: readonly Recommendation[]): Promise<Stored<null>> {
        const renewed = answered.flatMap((song) => {
            const kept = this.#songs.find((other) => songKey(other) === songKey(song));
            return kept && kept.title === undefined ? [toLaterSong(song, kept.addedAt)] : [];
        });
        return renewed.length > 0 ? this.#tellAll(await this.#store.rewrite(renewed)) : { ok: true, value: null };
    }

    async remove(song: Pick<Recommendation, 'service' | 'id'>): Promise<Stored<null>> {
        return this.#tellAll(await this.#store.remove([song]));
    }

    /** Removes all songs of one service, as its disconnection asks. */
    async forget(service: Service): Promise<Stored<null>> {
        await this.load();
        return this.#tellAll(await this.#store.remove(this.#songs.filter((song) => song.service === service)));
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    async #tellAll(stored: Stored<null>): Promise<Stored<null>> {
        if (!stored.ok) return stored;
        await this.load();
        this.#otherWindows.post('changed');
        return stored;
    }
}
