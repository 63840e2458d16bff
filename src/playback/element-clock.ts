import type { AudioElement } from './audio-element.ts';

/** Encoders' padding, which one decoder leaves out and another does not, is shorter. */
export const toleratedSeconds = 0.5;

type Timed = Pick<AudioElement, 'currentTime' | 'duration'>;

/** A song's time in an element. What was cut out of something longer may go on with its times: for the element it begins at another place than 0. */
export class ElementClock {
    /** By so much the element is ahead of the song; null until it can play. */
    #aheadSeconds: number | null = null;
    /** Where in the song it was put while that was not known. */
    #putAtSeconds = 0;

    /** Another file is loaded; `isPlain`: one that begins at 0. */
    restart(isPlain = false): void {
        this.#aheadSeconds = isPlain ? 0 : null;
        this.#putAtSeconds = 0;
    }

    now(audio: Timed | null): number {
        if (this.#aheadSeconds === null) return this.#putAtSeconds;
        return (audio?.currentTime ?? 0) - this.#aheadSeconds;
    }

    /** How long the element takes the song to be; NaN until it knows. */
    length(audio: Timed | null): number {
        return (audio?.duration ?? NaN) - (this.#aheadSeconds ?? 0);
    }

    put(audio: Timed, seconds: number): void {
        this.#putAtSeconds = seconds;
        audio.currentTime = seconds + (this.#aheadSeconds ?? 0);
    }

    /** To be called when the element can play: it stands where it was put, or else at its first sound. */
    align(audio: Timed): void {
        if (this.#aheadSeconds !== null) return;
        const standsAt = audio.currentTime;
        this.#aheadSeconds = standsAt - this.#putAtSeconds > toleratedSeconds ? standsAt : 0;
        if (this.#aheadSeconds > 0) this.put(audio, this.#putAtSeconds);
    }
}
