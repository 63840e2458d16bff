import { Decoding } from './decoding.ts';
import { ElementClock, toleratedSeconds } from './element-clock.ts';
import { Fader } from './fader.ts';
import { type AudioElement, readyToSound } from './audio-element.ts';
import type { DeckParts, SoundProblem, Stream } from './player-parts.ts';

/** One audio element and the song that is loaded in it. A file that the browser does not play, or by a wrong clock, is decoded and its sound played instead. */
export class Deck {
    #trackId = $state<string | null>(null);
    #playing = $state(false);
    #positionSeconds = $state(0);
    #durationSeconds = $state(0);
    #problem = $state<SoundProblem | null>(null);
    #volume = 1;
    readonly #parts: DeckParts;
    readonly fader: Fader;
    #audio: AudioElement | null = null;
    /** Null while a stream is loaded, or nothing. */
    #file: File | null = null;
    #url: string | null = null;
    readonly #clock = new ElementClock();
    /** Of the song that is loaded, once its file was found not to do. */
    #decoding: Decoding | null = null;
    /** The file errs, or ends for the element: nothing sounds, and position and button say what will, once it is decoded. */
    #awaited: 'erred' | 'ended' | null = null;

    constructor(parts: DeckParts) {
        this.#parts = parts;
        this.fader = new Fader(parts.mixer);
    }

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

    get problem(): SoundProblem | null {
        return this.#problem;
    }

    /** The sound's amplitude, 0 to 1. */
    get volume(): number {
        return this.#volume;
    }

    set volume(volume: number) {
        this.#volume = volume;
        if (this.#audio) this.#audio.volume = volume;
    }

    /** Where the element is in the song, at this very moment: `positionSeconds` waits for the next frame. */
    get elementNowSeconds(): number {
        return this.#clock.now(this.#audio);
    }

    /** What is heard of it, which the fader may hold back. */
    get heardSeconds(): number {
        return this.elementNowSeconds - this.fader.heldBackSeconds;
    }

    /** How long the element takes the song to be; NaN until it knows. */
    get elementSeconds(): number {
        return this.#clock.length(this.#audio);
    }

    /** Whether a file is loaded that sounds as soon as it is asked to, through the mixer. */
    get isReady(): boolean {
        const isLoaded = (this.#audio?.readyState ?? 0) >= readyToSound;
        return this.fader.isConnected && isLoaded && !this.#isDecoding && !this.#awaited;
    }

    /** So many times as fast as the song is, at its own pitch or a changed one. */
    pace(rate: number, keepsPitch: boolean): void {
        if (this.#audio) Object.assign(this.#audio, { preservesPitch: keepsPitch, playbackRate: rate });
    }

    /** Through the mixer from now on, where there is one; a file only, for sound of another host would be silent there. */
    connect(): void {
        if (this.#audio && this.#file) this.fader.connect(this.#audio);
    }

    /** Plays without telling of a problem: false where it does not. */
    async start(): Promise<boolean> {
        const [played, woken] = await Promise.allSettled([this.#audio?.play(), this.#parts.mixer?.wake()]);
        return played.status === 'fulfilled' && woken.status === 'fulfilled' && woken.value !== false;
    }

    /** Takes the place of what was loaded, and does not play yet. */
    load(trackId: string, sound: File | Stream): void {
        this.unload();
        if (this.fader.isConnected && !(sound instanceof File)) this.#leaveElement();
        this.#audio ??= this.#listen(this.#parts.newAudio?.() ?? new Audio());
        this.fader.holdBack(0, 0);
        this.fader.level = this.#parts.levelOf?.(trackId) ?? 1;
        if (sound instanceof File) {
            this.#file = sound;
            this.#audio.src = this.#url = URL.createObjectURL(sound);
        } else {
            this.#audio.src = sound.address;
        }
        this.#trackId = trackId;
    }

    /** The song that is loaded goes by another id. */
    rename(trackId: string): void {
        this.#trackId = trackId;
        this.#checkDuration();
    }

    toggle(): void {
        if (this.#awaited) this.#playing = !this.#playing;
        else if (this.#playing) this.#audio?.pause();
        else this.#play();
    }

    seek(seconds: number): void {
        if (!this.#audio) return;
        const elementEnd = Number.isFinite(this.elementSeconds) ? this.elementSeconds : Infinity;
        this.#positionSeconds = Math.min(Math.max(0, seconds), this.#decodedSeconds ?? elementEnd);
        if (this.#isDecoding && this.#positionSeconds > elementEnd) this.#await('ended');
        else if (!this.#awaited) this.#clock.put(this.#audio, this.#positionSeconds);
    }

    unload(): void {
        this.#decoding?.abort();
        this.#decoding = this.#awaited = null;
        this.#audio?.pause();
        this.#audio?.removeAttribute('src');
        this.#audio?.load();
        this.pace(1, true);
        this.#revoke();
        this.#clock.restart();
        this.#file = this.#trackId = null;
        this.#playing = false;
        this.#positionSeconds = this.#durationSeconds = 0;
        this.#problem = null;
    }

    #leaveElement(): void {
        this.fader.disconnect();
        this.#audio = null;
    }

    /** The mixer does not sound: the song goes on in an element of its own. */
    #playUnmixed(): void {
        const [seconds, isToPlay, file] = [this.elementNowSeconds, this.#playing, this.#file];
        this.#audio?.pause();
        this.#leaveElement();
        if (this.#trackId === null || !file) return;
        this.load(this.#trackId, file);
        this.seek(seconds);
        if (isToPlay) this.#play();
    }

    #play(): void {
        this.#problem = null;
        this.connect();
        if (this.fader.isConnected) void this.#parts.mixer?.wake().then((sounds) => !sounds && this.#playUnmixed());
        const url = this.#url;
        this.#audio?.play().catch(({ name }: Error) => {
            // A song that is paused or replaced before it began is no problem.
            if (name === 'AbortError' || url !== this.#url) return;
            if (name === 'NotSupportedError') this.#fail(true);
            else if (name === 'NotAllowedError') this.#problem = 'needs-press';
            else this.#tellFailed();
        });
    }

    get #decodedSeconds(): number | undefined {
        const id = this.#trackId;
        return id !== null && this.#file ? this.#parts.secondsOf?.(id) : undefined;
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
        this.#durationSeconds = Number.isFinite(this.elementSeconds) ? this.elementSeconds : 0;
        const seconds = this.#decodedSeconds;
        if (seconds === undefined || Number.isNaN(this.elementSeconds)) return;
        if (Math.abs(this.elementSeconds - seconds) > toleratedSeconds) this.#decode();
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
            this.#positionSeconds = Math.max(this.#positionSeconds, this.elementNowSeconds);
            this.#decode();
        } else {
            this.#playing = false;
            this.#tellFailed();
        }
    }

    /** Once for each time that a song is loaded. The element plays on meanwhile, if it can. */
    #decode(): void {
        const { decode } = this.#parts;
        if (!decode || !this.#file) return this.#stopWaiting();
        this.#decoding ??= new Decoding(this.#file, decode, (wav) => {
            if (wav) this.#playInstead(wav);
            else this.#stopWaiting();
        });
    }

    #playInstead(wav: Blob): void {
        if (!this.#audio) return;
        const [seconds, isToPlay] = [this.#awaited ? this.#positionSeconds : this.elementNowSeconds, this.#playing];
        this.#awaited = null;
        this.#revoke();
        this.#audio.src = this.#url = URL.createObjectURL(wav);
        this.#clock.restart(true);
        this.#audio.currentTime = this.#positionSeconds = seconds;
        if (isToPlay) this.#play();
    }

    #stopWaiting(): void {
        const why = this.#awaited;
        if (!why) return;
        this.#awaited = null;
        this.#playing = false;
        if (why === 'ended') this.#tellEnded();
        else this.#tellFailed();
    }

    #tellFailed(): void {
        this.#problem = 'cannot-play';
        if (this.#trackId !== null) this.#parts.onFailed?.(this.#trackId, 'cannot-play');
    }

    #tellEnded(): void {
        if (this.#trackId !== null) this.#parts.onEnded?.(this.#trackId);
    }

    #listen(audio: AudioElement): AudioElement {
        audio.volume = this.#volume;
        const listen = (type: string, react: () => void): void =>
            audio.addEventListener(type, () => audio === this.#audio && react());
        listen('play', () => {
            this.#playing = true;
            this.#followPosition();
            this.#parts.onPlaying?.();
        });
        const rest = (): void => {
            // It may go on for longer than the element guessed.
            if (audio.ended && this.#isDecoding && !this.#awaited) {
                this.#awaited = 'ended';
                this.#positionSeconds = this.elementNowSeconds;
            }
            if (!this.#awaited) this.#playing = false;
        };
        listen('pause', rest);
        listen('ended', () => {
            rest();
            if (!this.#awaited) this.#tellEnded();
        });
        listen('durationchange', () => this.#checkDuration());
        listen('loadeddata', () => {
            const putAtSeconds = this.#clock.align(audio);
            this.#checkDuration();
            if (putAtSeconds !== null) this.seek(putAtSeconds);
        });
        listen('error', () => this.#fail());
        return audio;
    }

    /** `timeupdate` comes four times a second, which makes a playhead stutter. */
    #followPosition(): void {
        if (!this.#audio || !this.#playing || this.#awaited) return;
        this.#positionSeconds = this.elementNowSeconds;
        requestAnimationFrame(() => this.#followPosition());
    }
}
