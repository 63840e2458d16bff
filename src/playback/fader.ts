import type { AudioElement } from './audio-element.ts';
import type { Channel } from './mixer.ts';
import type { DeckParts } from './player-parts.ts';

/** How loud a deck sounds, as far as its element sounds through the mixer. */
export class Fader {
    readonly #mixer: DeckParts['mixer'];
    #channel: Channel | null = null;
    #level = 1;

    constructor(mixer: DeckParts['mixer']) {
        this.#mixer = mixer;
    }

    get isConnected(): boolean {
        return this.#channel !== null;
    }

    /** Factor for the song's samples, 0 to 1. */
    get level(): number {
        return this.#level;
    }

    set level(level: number) {
        this.#level = level;
        this.open();
    }

    /** Through the mixer from now on, where there is one. */
    connect(audio: AudioElement): void {
        this.#channel ??= this.#mixer?.connect(audio) ?? null;
        this.open();
    }

    /** Another element takes its place: one that was connected does not play by itself any more. */
    disconnect(): void {
        this.#channel = null;
    }

    /** At the song's level, whatever fade was under way. */
    open(): void {
        this.#channel?.set(this.#level);
    }

    /** Through gains, 0 to 1 at equal steps, that begin `inSeconds` from now. */
    fade(gains: Float32Array, inSeconds: number, forSeconds: number): void {
        const levels = gains.map((gain) => gain * this.#level);
        this.#channel?.set(levels[0] ?? 0);
        this.#channel?.follow(levels, inSeconds, forSeconds);
    }

    /** The element is heard so much later, reached over some seconds. */
    holdBack(bySeconds: number, overSeconds: number): void {
        this.#channel?.holdBack(bySeconds, overSeconds);
    }

    get heldBackSeconds(): number {
        return this.#channel?.heldBackSeconds ?? 0;
    }
}
