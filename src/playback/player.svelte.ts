import { SvelteMap } from 'svelte/reactivity';
import type { FileProblem } from '../folders/problems.ts';
import { Deck } from './deck.svelte.ts';
import type { PlayerParts, PlayProblem, Stream } from './player-parts.ts';
import { levelGain } from './transitions/level.ts';
import { Transitions } from './transitions/transitions.ts';

/** Plays the songs that were dropped in this visit or lie in linked folders, and those that a service streams. */
export class Player {
    #problem = $state<FileProblem | null>(null);
    /** Files, and addresses of streams. */
    readonly #sounds = new SvelteMap<string, File | Stream>();
    readonly #parts: PlayerParts;
    readonly #decks: readonly [Deck, Deck];
    /** Which of them plays; the other one has what follows, or what has just gone. */
    #place = $state<0 | 1>(0);
    readonly #transitions: Transitions | null;
    /** The last song that was asked for. */
    #wanted: string | null = null;
    /** The song whose file came from its folder, and is asked for anew the next time: it may have changed by then. */
    #fetched: string | null = null;

    constructor(parts: PlayerParts = {}) {
        this.#parts = parts;
        this.#decks = [this.#newDeck(0), this.#newDeck(1)];
        this.#transitions = this.#newTransitions();
    }

    /** The song that is loaded, playing or paused. */
    get trackId(): string | null {
        return this.#deck.trackId;
    }

    /** The song that was asked for last, loaded or still on its way; null after a stop, or where it cannot be read. Not reactive. */
    get wantedId(): string | null {
        return this.#wanted;
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
        return this.#problem ?? this.#deck.problem;
    }

    /** The sound's amplitude, 0 to 1. */
    get volume(): number {
        return this.#deck.volume;
    }

    set volume(volume: number) {
        for (const deck of this.#decks) deck.volume = volume;
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
        this.#decks.find((deck) => deck.trackId === id)?.rename(newId);
    }

    forget(trackId: string): void {
        if (this.trackId === trackId) {
            this.stop();
        } else if (this.#decks.some((deck) => deck.trackId === trackId)) {
            this.#transitions?.end();
            this.#transitions?.watch();
        }
        this.#sounds.delete(trackId);
    }

    /** The song's file was written anew, so that the browser reads the old one no more: it plays on from the new one. */
    replaceFile(trackId: string, file: File): void {
        if (this.fileOf(trackId)) this.remember(trackId, file);
        const deck = this.#decks.find((one) => one.trackId === trackId);
        if (!deck) return;
        this.#transitions?.end();
        if (deck === this.#deck) {
            const [seconds, isToPlay] = [Math.max(deck.positionSeconds, deck.elementNowSeconds), deck.playing];
            deck.load(trackId, file);
            deck.seek(seconds);
            if (isToPlay) deck.toggle();
        }
        if (this.playing) this.#transitions?.watch();
    }

    /** Plays or pauses; a song that cannot be played is left alone. */
    toggle(trackId: string): void {
        this.#withSong(trackId, () => {
            if (this.playing) this.#parts.mixer?.rest();
            this.#deck.toggle();
        });
    }

    seek(trackId: string, seconds: number): void {
        this.#withSong(trackId, () => {
            this.#deck.seek(seconds);
            if (this.playing) this.#transitions?.watch();
        });
    }

    /** Plays the song from there on. */
    playFrom(trackId: string, seconds: number): void {
        this.#withSong(trackId, () => {
            this.#deck.seek(seconds);
            if (this.playing) this.#transitions?.watch();
            else this.#deck.toggle();
        });
    }

    /** Unloads the song; one that is still being fetched does not play. */
    stop(): void {
        this.#transitions?.end();
        this.#deck.unload();
        this.#parts.mixer?.rest();
        this.#unfetch();
        this.#wanted = null;
        this.#problem = null;
    }

    get #deck(): Deck {
        return this.#decks[this.#place];
    }

    /** Acts on the song once it is loaded, unless another song has been asked for by then. */
    #withSong(trackId: string, act: () => void): void {
        this.#wanted = trackId;
        if (this.trackId === trackId) this.#transitions?.end();
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

    #unfetch(): void {
        if (this.#fetched !== null) this.#sounds.delete(this.#fetched);
        this.#fetched = null;
    }

    #newDeck(place: 0 | 1): Deck {
        const { flow, onEnded, onFailed } = this.#parts;
        const levelOf = (trackId: string): number =>
            flow?.isOn() ? levelGain(flow.trackOf(trackId)?.analysis.rhythm.loudnessLufs ?? null) : 1;
        return new Deck({
            ...this.#parts,
            levelOf,
            onPlaying: () => {
                if (place === this.#place) this.#transitions?.watch();
            },
            onEnded: (trackId) => {
                if (place === this.#place && !this.#transitions?.followsAtOnce) onEnded?.(trackId);
            },
            onFailed: (trackId, problem) => {
                if (place === this.#place) onFailed?.(trackId, problem);
            },
        });
    }

    #newTransitions(): Transitions | null {
        const { flow, upNext, folders, onAdvanced, onEnded } = this.#parts;
        if (!flow || !upNext) return null;
        return new Transitions({
            flow,
            upNext,
            decks: () => ({ current: this.#deck, other: this.#decks[this.#place === 0 ? 1 : 0] }),
            fileOf: async (trackId) => {
                const file = this.fileOf(trackId) ?? (folders?.has(trackId) ? await folders.fileOf(trackId) : null);
                return file instanceof File ? file : null;
            },
            onCrossed: (file) => {
                this.#place = this.#place === 0 ? 1 : 0;
                this.#unfetch();
                const { trackId } = this.#deck;
                this.#wanted = trackId;
                if (trackId === null) return;
                if (!this.#sounds.has(trackId)) {
                    this.remember(trackId, file);
                    this.#fetched = trackId;
                }
                onAdvanced?.(trackId);
            },
            onEnded: (trackId) => onEnded?.(trackId),
        });
    }

    /** From its folder. */
    async #fetch(trackId: string, act: () => void): Promise<void> {
        const { folders } = this.#parts;
        if (!folders?.has(trackId)) return;
        this.#transitions?.end();
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
