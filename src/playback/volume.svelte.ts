import type { Player } from './player.svelte.ts';

interface Parts {
    readonly player: Pick<Player, 'volume'>;
    /** Where both are kept. */
    readonly kept: { volume: number; isMuted: boolean };
}

/**
 * The sound's amplitude for a place of the slider, both 0 to 1. How loud a sound seems grows with its amplitude to the power of 0.6
 * (S. S. Stevens, The measurement of loudness, 1955), so that the square is the simplest curve by which half the way sounds about half as
 * loud; a logarithm would need a bottom of its own to reach silence.
 */
export const amplitudeOf = (position: number): number => position ** 2;

/** False on phones by Apple, where the device's own buttons alone say how loud it is: what is set is not there when it is read. */
export function canSetVolume(audio: Pick<HTMLAudioElement, 'volume'> = document.createElement('audio')): boolean {
    audio.volume = 0.5;
    return audio.volume === 0.5;
}

/** How loud all songs are, beside what the device says. */
export class Volume {
    readonly #parts: Parts;

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#apply();
    }

    /** The place of the slider, 0 to 1; 0 while it is muted. */
    get position(): number {
        const { volume, isMuted } = this.#parts.kept;
        return isMuted ? 0 : volume;
    }

    /** To move the slider is to hear it. */
    set position(position: number) {
        const { kept } = this.#parts;
        kept.isMuted = position <= 0;
        if (position > 0) kept.volume = Math.min(1, position);
        this.#apply();
    }

    get isMuted(): boolean {
        return this.#parts.kept.isMuted;
    }

    set isMuted(isMuted: boolean) {
        this.#parts.kept.isMuted = isMuted;
        this.#apply();
    }

    #apply(): void {
        this.#parts.player.volume = amplitudeOf(this.position);
    }
}
