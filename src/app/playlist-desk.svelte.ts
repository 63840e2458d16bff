import type { Folders } from '../folders/folders.svelte.ts';
import type { Library } from '../library/library.svelte.ts';
import type { PlayHistory } from '../playback/plays.svelte.ts';
import type { Playlist } from '../playlists/playlist.ts';
import type { Playlists } from '../playlists/playlists.svelte.ts';
import { allSongs, type Rules } from '../playlists/rules.ts';
import { songsOf } from '../playlists/songs-of.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';
import type { Track } from '../flow.ts';
import type { LabelDesk } from './label-desk.svelte.ts';
import type { LoadedNetwork } from './loaded-network.svelte.ts';
import { PlaylistImport } from './playlist-import.svelte.ts';
import type { Screen } from './screen.svelte.ts';

/** What was done last. */
export type PlaylistNews =
    | { readonly kind: 'added' | 'made'; readonly list: Pick<Playlist, 'id' | 'name'>; readonly songs: number }
    | { readonly kind: 'removed'; readonly list: Pick<Playlist, 'id' | 'name'> }
    | { readonly kind: 'made-several'; readonly lists: number }
    | { readonly kind: 'failed'; readonly reason: StorageReason };

interface Parts {
    readonly playlists: Playlists;
    readonly screen: Screen;
    readonly library: Pick<Library, 'get' | 'tracks'>;
    readonly network: Pick<LoadedNetwork, 'contract'>;
    readonly plays: Pick<PlayHistory, 'bySong'>;
    readonly folders: Pick<Folders, 'list'>;
    readonly labelDesk: Pick<LabelDesk, 'idsOf'>;
}

/** What is done with playlists on the screen: which is shown, for which songs one is looked for, and what was done last. */
export class PlaylistDesk {
    /** Playlists of other programs. */
    readonly imports: PlaylistImport;
    readonly #parts: Parts;
    #shownId = $state<string | null>(null);
    #adding = $state.raw<{ readonly songIds: readonly string[]; readonly name: string } | null>(null);
    #news = $state.raw<PlaylistNews | null>(null);
    /** As of when songs are new, or were played: milliseconds since 1970. */
    #now = $state(Date.now());
    readonly #songs = $derived.by(() => (this.shown ? this.songsOf(this.shown) : []));

    constructor(parts: Parts) {
        this.#parts = parts;
        const { library, folders, playlists } = parts;
        this.imports = new PlaylistImport({
            library,
            folders,
            playlists,
            languages: () => navigator.languages,
            onMade: (made) => {
                const [only, another] = made.ok ? made.value : [];
                this.#tell(made, (lists) =>
                    only && !another
                        ? { kind: 'made', list: only, songs: only.songIds.length }
                        : { kind: 'made-several', lists: lists.length },
                );
            },
        });
    }

    /** The playlist on the screen; null where it is gone. */
    get shown(): Playlist | null {
        const id = this.#shownId;
        return this.#parts.screen.shown === 'playlist' && id !== null ? (this.#parts.playlists.get(id) ?? null) : null;
    }

    /** Its songs that are in the library, in order; with rules, those of this moment. */
    get songs(): readonly Track[] {
        return this.#songs;
    }

    /** As `songs`, of any list. */
    songsOf(list: Playlist): readonly Track[] {
        const { library, network, plays, labelDesk } = this.#parts;
        const { contract } = network;
        const labelsOf = (track: Track): readonly string[] => labelDesk.idsOf(track);
        const known = { plays: plays.bySong, labelsOf, now: this.#now };
        const idsOfRules = (rules: Rules): readonly string[] =>
            contract ? songsOf(rules, { tracks: library.tracks, contract, ...known }) : [];
        const ids = list.kind === 'kept' ? list.songIds : idsOfRules(list.rules);
        return ids.flatMap((id) => library.get(id) ?? []);
    }

    show(id: string): void {
        this.timePasses();
        this.#shownId = id;
        this.#parts.screen.show('playlist');
    }

    /** Songs that are new no more leave the rules that ask for new ones. */
    timePasses(): void {
        this.#now = Date.now();
    }

    /** The songs for which a playlist is looked for, and how a new one may be called; null where none is. */
    get adding(): { readonly songIds: readonly string[]; readonly name: string } | null {
        return this.#adding;
    }

    get news(): PlaylistNews | null {
        return this.#news;
    }

    /** Asks which playlist the songs are to come to. Without songs, how a new one is to be called. */
    begin(songIds: readonly string[], name = ''): void {
        this.#adding = { songIds, name };
    }

    close(): void {
        this.#adding = null;
    }

    dismissNews(): void {
        this.#news = null;
    }

    /** The songs that were asked about come to the list. */
    async addTo(list: Playlist): Promise<void> {
        const added = await this.#parts.playlists.add(list.id, this.#adding?.songIds ?? []);
        this.#adding = null;
        this.#tell(added, (songs) => ({ kind: 'added', list, songs }));
    }

    /** They become a new one; an empty one is shown at once. */
    async create(name: string): Promise<void> {
        const songIds = this.#adding?.songIds ?? [];
        const made = await this.#parts.playlists.create(name, songIds);
        this.#adding = null;
        if (made.ok && songIds.length === 0) return this.show(made.value.id);
        this.#tell(made, (list) => ({ kind: 'made', list, songs: list.songIds.length }));
    }

    /** A new one of all songs, whose rules are then chosen where it is shown; its id, null where it could not be kept. */
    async createSmart(name: string): Promise<string | null> {
        const made = await this.#parts.playlists.createSmart(name, allSongs);
        if (made.ok) return made.value.id;
        this.#news = { kind: 'failed', reason: made.reason };
        return null;
    }

    async remove(list: Playlist): Promise<void> {
        this.#tell(await this.#parts.playlists.remove(list.id), () => ({ kind: 'removed', list }));
        if (this.#shownId === list.id) this.#parts.screen.show('song');
    }

    /** Takes back what was done last with the list, and shows it. */
    async bringBack(id: string): Promise<void> {
        this.#news = null;
        await this.attempt(this.#parts.playlists.undo(id));
        if (this.#parts.playlists.get(id)) this.show(id);
    }

    /** Tells why a change could not be made. */
    async attempt(change: Promise<Stored<unknown>>): Promise<void> {
        const stored = await change;
        if (!stored.ok) this.#news = { kind: 'failed', reason: stored.reason };
    }

    #tell<T>(stored: Stored<T>, news: (value: T) => PlaylistNews): void {
        this.#news = stored.ok ? news(stored.value) : { kind: 'failed', reason: stored.reason };
    }
}
