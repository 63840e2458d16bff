import { SvelteMap } from 'svelte/reactivity';
import type { FileProblem } from '../folders/problems.ts';
import { Deck } from './deck.svelte.ts';
import type { PlayerParts, PlayProblem, Stream } from './player-parts.ts';

/** Plays the songs that were dropped in this visit or lie in linked folders, and those that a service streams; the sound itself is never kept. */
export class Player {
    #problem = $state<FileProblem | null>(null);
    /** Files, and addresses of streams. */
    readonly #sounds = new SvelteMap<string, File | Stream>();
    readonly #parts: PlayerParts;
    readonly #deck: Deck;
    /** The last song that was asked for. */
    #wanted: string | null = null;
    /** The song whose file came from its folder, and is asked for anew the next time: it may have changed by then. */
    #fetched: string | null = null;

    constructor(parts: PlayerParts = {}) {
        this.#parts = parts;
        this.#deck = new Deck(parts);
    }

    /** The song that is loaded, playing or paused. */
    get trackId(): string | null {
        return this.#deck.trackId;
    }

    get playing(): boolean {
        return this.#deck.playing;
    }

    get positionSeconds(): number {
        return this.#deck.positionSeconds;
    }

    /** Of a file as decoded, where it was heard, for browsers guess; 0 until it is known. */
    get durationSeconds(): number {
        return this.#deck.durationSeconds;
    }

    get problem(): PlayProblem | null {
        return this.#problem ?? (this.#deck.cannotPlay ? 'cannot-play' : null);
    }

    /** The sound's amplitude, 0 to 1. */
    get volume(): number {
        return this.#deck.volume;
    }

    set volume(volume: number) {
        this.#deck.volume = volume;
    }

    /** Whether the song's file was dropped, or its stream made known, in this visit, or lies in a folder. */
    canPlay(trackId: string): boolean {
        return this.#sounds.has(trackId) || this.#parts.folders?.has(trackId) === true;
    }

    /** Null for a song that was not dropped in this visit. */
    fileOf(trackId: string): File | null {
        const sound = this.#sounds.get(trackId);
        return sound instanceof File ? sound : null;
    }

    remember(trackId: string, file: File): void {
        this.#sounds.set(trackId, file);
    }

    /** Nothing is fetched before it is played. */
    rememberStream(id: string, stream: Stream): void {
        this.#sounds.set(id, stream);
    }

    /** The stream that is loaded; null while it is a file, or nothing. */
    get stream(): Stream | null {
        const sound = this.trackId === null ? undefined : this.#sounds.get(this.trackId);
        return sound && !(sound instanceof File) ? sound : null;
    }

    /** The song goes by another id from now on; it plays on if it plays. */
    rename(id: string, newId: string): void {
        const sound = this.#sounds.get(id);
        if (sound === undefined) return;
        this.#sounds.delete(id);
        this.#sounds.set(newId, sound);
        if (this.trackId === id) this.#deck.rename(newId);
    }

    forget(trackId: string): void {
        if (this.trackId === trackId) this.stop();
        this.#sounds.delete(trackId);
    }

    /** Plays or pauses; a song that cannot be played is left alone. */
    toggle(trackId: string): void {
        this.#withSong(trackId, () => this.#deck.toggle());
    }

    seek(trackId: string, seconds: number): void {
        this.#withSong(trackId, () => this.#deck.seek(seconds));
    }

    /** Unloads the song; one that is still being fetched does not play. */
    stop(): void {
        this.#deck.unload();
        if (this.#fetched !== null) this.#sounds.delete(this.#fetched);
        this.#fetched = this.#wanted = null;
        this.#problem = null;
    }

    /** Acts on the song once it is loaded, unless another song has been asked for by then. */
    #withSong(trackId: string, act: () => void): void {
        this.#wanted = trackId;
        if (this.trackId === trackId || this.#load(trackId)) act();
        else void this.#fetch(trackId, act);
    }

    #load(trackId: string): boolean {
        const sound = this.#sounds.get(trackId);
        if (sound === undefined) return false;
        this.stop();
        this.#wanted = trackId;
        this.#deck.load(trackId, sound);
        return true;
    }

    /** From its folder. */
    async #fetch(trackId: string, act: () => void): Promise<void> {
        const { folders } = this.#parts;
        if (!folders?.has(trackId)) return;
        const file = await folders.fileOf(trackId);
        if (this.#wanted !== trackId) return;
        this.stop();
        if (!(file instanceof File)) {
            this.#problem = file;
            return this.#parts.onFailed?.(trackId, file);
        }
        this.remember(trackId, file);
        this.#withSong(trackId, act);
        this.#fetched = trackId;
    }
}
