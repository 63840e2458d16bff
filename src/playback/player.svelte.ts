import { SvelteMap } from 'svelte/reactivity';
import type { FileProblem } from '../folders/linked-folder.svelte.ts';
import type { AudioElement, PlayerParts } from './player-parts.ts';

/** The whole sound of a service's song. */
export interface Stream {
    readonly address: string;
    readonly title: string;
    readonly artist?: string;
}

interface Decoding {
    readonly abort: AbortController;
    isOver: boolean;
}

/** Why nothing sounds. */
export type PlayProblem = 'cannot-play' | FileProblem;

/** Encoders' padding, which one decoder leaves out and another does not, is shorter. */
const toleratedSeconds = 0.5;

/** Plays the songs that were dropped in this visit or lie in linked folders, and those that a service streams; the sound itself is never kept. */
export class Player {
    #trackId = $state<string | null>(null);
    #playing = $state(false);
    #positionSeconds = $state(0);
    #durationSeconds = $state(0);
    #problem = $state<PlayProblem | null>(null);
    /** Files, and addresses of streams. */
    readonly #sounds = new SvelteMap<string, File | Stream>();
    readonly #parts: PlayerParts;
    #audio: AudioElement | null = null;
    #url: string | null = null;
    /** Of the song that is loaded, once its file was found not to do. */
    #decoding: Decoding | null = null;
    /** The file errs, or ends for the element: nothing sounds, and position and button say what will, once it is decoded. */
    #awaited: 'erred' | 'ended' | null = null;
    /** The last song that was asked for. */
    #wanted: string | null = null;
    /** The song whose file came from its folder, and is asked for anew the next time: it may have changed by then. */
    #fetched: string | null = null;

    constructor(parts: PlayerParts = {}) {
        this.#parts = parts;
    }

    /** The song that is loaded, playing or paused. */
    get trackId(): string | null {
        return this.#trackId;
    }

    get playing(): boolean {
        return this.#playing;
    }

    get positionSeconds(): number {
        return this.#positionSeconds;
    }

    /** Of a file as decoded, where it was heard, for browsers guess; 0 until it is known. */
    get durationSeconds(): number {
        return this.#decodedSeconds ?? this.#durationSeconds;
    }

    get problem(): PlayProblem | null {
        return this.#problem;
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
        const sound = this.#trackId === null ? undefined : this.#sounds.get(this.#trackId);
        return sound && !(sound instanceof File) ? sound : null;
    }

    /** The song goes by another id from now on; it plays on if it plays. */
    rename(id: string, newId: string): void {
        const sound = this.#sounds.get(id);
        if (sound === undefined) return;
        this.#sounds.delete(id);
        this.#sounds.set(newId, sound);
        if (this.#trackId !== id) return;
        this.#trackId = newId;
        this.#checkDuration();
    }

    forget(trackId: string): void {
        if (this.#trackId === trackId) this.stop();
        this.#sounds.delete(trackId);
    }

    /** Plays or pauses; a song that cannot be played is left alone. */
    toggle(trackId: string): void {
        this.#wanted = trackId;
        if (this.#trackId !== trackId && !this.#load(trackId))
            return void this.#fetch(trackId, () => this.toggle(trackId));
        if (this.#awaited) this.#playing = !this.#playing;
        else if (this.#playing) this.#audio?.pause();
        else this.#play();
    }

    seek(trackId: string, seconds: number): void {
        this.#wanted = trackId;
        if (this.#trackId !== trackId && !this.#load(trackId))
            return void this.#fetch(trackId, () => this.seek(trackId, seconds));
        if (!this.#audio) return;
        const elementEnd = Number.isFinite(this.#audio.duration) ? this.#audio.duration : Infinity;
        this.#positionSeconds = Math.min(Math.max(0, seconds), this.#decodedSeconds ?? elementEnd);
        if (this.#isDecoding && this.#positionSeconds > elementEnd) this.#await('ended');
        else if (!this.#awaited) this.#audio.currentTime = this.#positionSeconds;
    }

    /** Unloads the song; one that is still being fetched does not play. */
    stop(): void {
        this.#decoding?.abort.abort();
        this.#decoding = null;
        this.#awaited = null;
        this.#audio?.pause();
        this.#audio?.removeAttribute('src');
        this.#audio?.load();
        this.#revoke();
        if (this.#fetched !== null) this.#sounds.delete(this.#fetched);
        this.#fetched = null;
        this.#trackId = this.#wanted = null;
        this.#playing = false;
        this.#positionSeconds = 0;
        this.#durationSeconds = 0;
        this.#problem = null;
    }

    #load(trackId: string): boolean {
        const sound = this.#sounds.get(trackId);
        if (sound === undefined) return false;
        this.stop();
        this.#audio ??= this.#listen(this.#parts.newAudio?.() ?? new Audio());
        if (sound instanceof File) this.#audio.src = this.#url = URL.createObjectURL(sound);
        else this.#audio.src = sound.address;
        this.#trackId = trackId;
        return true;
    }

    /** From its folder; what was asked for is done then, unless another song has been asked for since. */
    async #fetch(trackId: string, then: () => void): Promise<void> {
        const { folders } = this.#parts;
        if (!folders?.has(trackId)) return;
        const file = await folders.fileOf(trackId);
        if (this.#wanted !== trackId) return;
        this.stop();
        if (!(file instanceof File)) return void (this.#problem = file);
        this.remember(trackId, file);
        then();
        this.#fetched = trackId;
    }

    #play(): void {
        this.#problem = null;
        const url = this.#url;
        this.#audio?.play().catch((error: unknown) => {
            // A song that is paused or replaced before it began is no problem.
            if ((error instanceof DOMException && error.name === 'AbortError') || url !== this.#url) return;
            if (error instanceof DOMException && error.name === 'NotSupportedError') this.#fail(true);
            else this.#problem = 'cannot-play';
        });
    }

    get #file(): File | null {
        return this.#trackId === null ? null : this.fileOf(this.#trackId);
    }

    get #decodedSeconds(): number | undefined {
        return this.#file && this.#trackId !== null ? this.#parts.secondsOf?.(this.#trackId) : undefined;
    }

    get #isDecoding(): boolean {
        return this.#decoding !== null && !this.#decoding.isOver;
    }

    #revoke(): void {
        if (this.#url !== null) URL.revokeObjectURL(this.#url);
        this.#url = null;
    }

    /** Without a header of its own, a browser guesses a song's length, and where to seek to, from its bit rate. */
    #checkDuration(): void {
        const seconds = this.#decodedSeconds;
        if (!this.#audio || seconds === undefined || Number.isNaN(this.#audio.duration)) return;
        if (Math.abs(this.#audio.duration - seconds) > toleratedSeconds) void this.#decode();
    }

    /** The song waits, where it is, for its decoded sound. */
    #await(why: 'erred' | 'ended'): void {
        this.#awaited ??= why;
        this.#audio?.pause();
    }

    #fail(isToPlay = this.#playing): void {
        if (this.#trackId === null || this.#awaited === 'erred') return;
        if (this.#file && (this.#decoding === null || this.#isDecoding)) {
            this.#awaited = 'erred';
            this.#playing = isToPlay;
            // Frames are not drawn, and the position not followed, while the page is hidden.
            this.#positionSeconds = Math.max(this.#positionSeconds, this.#audio?.currentTime ?? 0);
            void this.#decode();
        } else {
            this.#playing = false;
            this.#problem = 'cannot-play';
        }
    }

    /** Once for each time that a song is loaded. The element plays on meanwhile, if it can. */
    async #decode(): Promise<void> {
        const file = this.#file;
        if (!this.#parts.decode || file === null) return this.#stopWaiting();
        if (this.#decoding) return;
        const decoding: Decoding = { abort: new AbortController(), isOver: false };
        this.#decoding = decoding;
        const wav = await this.#parts.decode(file, decoding.abort.signal).catch(() => null);
        if (this.#decoding !== decoding) return;
        decoding.isOver = true;
        if (wav instanceof Blob) this.#playInstead(wav);
        else this.#stopWaiting();
    }

    #playInstead(wav: Blob): void {
        if (!this.#audio) return;
        const seconds = this.#awaited ? this.#positionSeconds : this.#audio.currentTime;
        const isToPlay = this.#playing;
        this.#awaited = null;
        this.#revoke();
        this.#audio.src = this.#url = URL.createObjectURL(wav);
        this.#audio.currentTime = this.#positionSeconds = seconds;
        if (isToPlay) this.#play();
    }

    #stopWaiting(): void {
        if (!this.#awaited) return;
        const why = this.#awaited;
        if (why === 'erred') this.#problem = 'cannot-play';
        this.#awaited = null;
        this.#playing = false;
        if (why === 'ended') this.#tellEnded();
    }

    #tellEnded(): void {
        if (this.#trackId !== null) this.#parts.onEnded?.(this.#trackId);
    }

    #listen(audio: AudioElement): AudioElement {
        audio.addEventListener('play', () => {
            this.#playing = true;
            this.#followPosition();
        });
        const rest = (): void => {
            // It may go on for longer than the element guessed.
            if (audio.ended && this.#isDecoding && !this.#awaited) {
                this.#awaited = 'ended';
                this.#positionSeconds = audio.currentTime;
            }
            if (!this.#awaited) this.#playing = false;
        };
        audio.addEventListener('pause', rest);
        audio.addEventListener('ended', () => {
            rest();
            if (!this.#awaited) this.#tellEnded();
        });
        audio.addEventListener('durationchange', () => {
            this.#durationSeconds = Number.isFinite(audio.duration) ? audio.duration : 0;
            this.#checkDuration();
        });
        audio.addEventListener('error', () => this.#fail());
        return audio;
    }

    /** `timeupdate` comes four times a second, which makes a playhead stutter. */
    #followPosition(): void {
        if (!this.#audio || !this.#playing || this.#awaited) return;
        this.#positionSeconds = this.#audio.currentTime;
        requestAnimationFrame(() => this.#followPosition());
    }
}
