import type { Player } from '../playback/player.svelte.ts';

interface Parts {
    readonly player: Pick<Player, 'canPlay' | 'toggle' | 'trackId'>;
    /** Ids of the set's songs, in order. */
    readonly songs: () => readonly string[];
}

/** Plays a set in order, as far as the songs' sound is at hand. */
export class SetPlaying {
    readonly #parts: Parts;
    /** The song that was begun from the set; only that one leads to the next. */
    #begun: string | null = null;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Plays or pauses one of its songs, after which those that follow play. */
    toggle(trackId: string): void {
        this.#begun = trackId;
        this.#parts.player.toggle(trackId);
    }

    /** Pauses or goes on with what the player has; else begins the set. */
    toggleAny(): void {
        const id = this.#parts.player.trackId ?? this.first;
        if (id !== null) this.toggle(id);
    }

    /** The first song whose sound is at hand; null where there is none. */
    get first(): string | null {
        return this.#parts.songs().find((id) => this.#parts.player.canPlay(id)) ?? null;
    }

    /** To be told that a song has sounded to its end. */
    ended(trackId: string): void {
        if (trackId !== this.#begun) return;
        const songs = this.#parts.songs();
        const next = songs.slice(songs.indexOf(trackId) + 1).find((id) => this.#parts.player.canPlay(id));
        this.#begun = null;
        if (next !== undefined && songs.includes(trackId)) this.toggle(next);
    }
}
