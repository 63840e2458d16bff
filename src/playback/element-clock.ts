import type { AudioElement } from './audio-element.ts';

/** Encoders' padding, which one decoder leaves out and another does not, is shorter. */
export const toleratedSeconds = 0.5;

type Timed = Pick<AudioElement, 'currentTime' | 'duration'>;

/** A song's time in an element. What was cut out of something longer may go on with its times: for the element it begins at another place than 0. */
export class ElementClock {
    /** By so much the element is ahead of the song; null until it has the first sound, where it stands by itself. */
    #aheadSeconds: number | null = null;
    /** Where in the song it is to be put then. */
    #waitingSeconds = 0;

    /** Another file is loaded; `isPlain`: one that begins at 0. */
    restart(isPlain = false): void {
        this.#aheadSeconds = isPlain ? 0 : null;
        this.#waitingSeconds = 0;
    }

    now(audio: Timed | null): number {
        if (this.#aheadSeconds === null) return this.#waitingSeconds;
        return (audio?.currentTime ?? 0) - this.#aheadSeconds;
    }

    /** How long the element takes the song to be; NaN until it knows. */
    length(audio: Timed | null): number {
        return (audio?.duration ?? NaN) - (this.#aheadSeconds ?? NaN);
    }

    put(audio: Timed, seconds: number): void {
        if (this.#aheadSeconds === null) this.#waitingSeconds = seconds;
        else audio.currentTime = seconds + this.#aheadSeconds;
    }

    /** To be called when the element has its first sound. Returns where in the song it is to be put; null where it stands there. */
    align(audio: Timed): number | null {
        if (this.#aheadSeconds !== null) return null;
        this.#aheadSeconds = audio.currentTime > toleratedSeconds ? audio.currentTime : 0;
        return this.#waitingSeconds > 0 ? this.#waitingSeconds : null;
    }
}
