import { SvelteMap } from 'svelte/reactivity';

type AudioElement = Pick<
    HTMLAudioElement,
    'src' | 'currentTime' | 'duration' | 'paused' | 'play' | 'pause' | 'load' | 'addEventListener' | 'removeAttribute'
>;

/** The whole sound of a service's song. */
export interface Stream {
    readonly address: string;
    readonly title: string;
    readonly artist?: string;
}

/** Plays the songs that were dropped in this visit, and those that a service streams; the sound itself is never kept. */
export class Player {
    #trackId = $state<string | null>(null);
    #playing = $state(false);
    #positionSeconds = $state(0);
    #durationSeconds = $state(0);
    #problem = $state<'cannot-play' | null>(null);
    /** Files, and addresses of streams. */
    readonly #sounds = new SvelteMap<string, File | Stream>();
    readonly #newAudio: () => AudioElement;
    #audio: AudioElement | null = null;
    #url: string | null = null;

    constructor(newAudio: () => AudioElement = () => new Audio()) {
        this.#newAudio = newAudio;
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

    /** 0 until the browser knows it. */
    get durationSeconds(): number {
        return this.#durationSeconds;
    }

    get problem(): 'cannot-play' | null {
        return this.#problem;
    }

    /** Whether the song's file was dropped, or its stream made known, in this visit. */
    canPlay(trackId: string): boolean {
        return this.#sounds.has(trackId);
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
        if (this.#trackId === id) this.#trackId = newId;
    }

    forget(trackId: string): void {
        if (this.#trackId === trackId) this.stop();
        this.#sounds.delete(trackId);
    }

    /** Plays or pauses; a song that is not known in this visit is left alone. */
    toggle(trackId: string): void {
        if (this.#trackId !== trackId && !this.#load(trackId)) return;
        if (this.#playing) this.#audio?.pause();
        else this.#play();
    }

    seek(trackId: string, seconds: number): void {
        if (this.#trackId !== trackId && !this.#load(trackId)) return;
        if (!this.#audio) return;
        const end = Number.isFinite(this.#audio.duration) ? this.#audio.duration : Infinity;
        this.#positionSeconds = Math.min(Math.max(0, seconds), end);
        this.#audio.currentTime = this.#positionSeconds;
    }

    /** Unloads the song. */
    stop(): void {
        this.#audio?.pause();
        this.#audio?.removeAttribute('src');
        this.#audio?.load();
        if (this.#url !== null) URL.revokeObjectURL(this.#url);
        this.#url = null;
        this.#trackId = null;
        this.#playing = false;
        this.#positionSeconds = 0;
        this.#durationSeconds = 0;
        this.#problem = null;
    }

    #load(trackId: string): boolean {
        const sound = this.#sounds.get(trackId);
        if (sound === undefined) return false;
        this.stop();
        this.#audio ??= this.#listen(this.#newAudio());
        if (sound instanceof File) this.#audio.src = this.#url = URL.createObjectURL(sound);
        else this.#audio.src = sound.address;
        this.#trackId = trackId;
        return true;
    }

    #play(): void {
        this.#problem = null;
        this.#audio?.play().catch((error: unknown) => {
            // A song that is paused or replaced before it began is no problem.
            if (!(error instanceof DOMException && error.name === 'AbortError')) this.#problem = 'cannot-play';
        });
    }

    #listen(audio: AudioElement): AudioElement {
        audio.addEventListener('play', () => {
            this.#playing = true;
            this.#followPosition();
        });
        audio.addEventListener('pause', () => (this.#playing = false));
        audio.addEventListener('ended', () => (this.#playing = false));
        audio.addEventListener('durationchange', () => {
            this.#durationSeconds = Number.isFinite(audio.duration) ? audio.duration : 0;
        });
        audio.addEventListener('error', () => {
            this.#playing = false;
            if (this.#trackId !== null) this.#problem = 'cannot-play';
        });
        return audio;
    }

    /** `timeupdate` comes four times a second, which makes a playhead stutter. */
    #followPosition(): void {
        if (!this.#audio || !this.#playing) return;
        this.#positionSeconds = this.#audio.currentTime;
        requestAnimationFrame(() => this.#followPosition());
    }
}
