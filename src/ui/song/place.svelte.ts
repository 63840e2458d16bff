/** Where one is in the song on the screen: the player's position, or a mark where its sound is not at hand. */
import type { Segue } from '../../app/segue.svelte.ts';

type PlaceApp = Pick<Segue, 'player' | 'playQueue' | 'selection'>;

export class Place {
    #mark = $state.raw<{ readonly soundId: string; readonly seconds: number } | null>(null);
    readonly #app: PlaceApp;

    constructor(app: PlaceApp) {
        this.#app = app;
    }

    get #soundId(): string | null {
        return this.#app.selection.soundId;
    }

    get playable(): boolean {
        return this.#soundId !== null && this.#app.player.canPlay(this.#soundId);
    }

    get playing(): boolean {
        return this.#soundId !== null && this.#app.player.trackId === this.#soundId && this.#app.player.playing;
    }

    get seconds(): number {
        if (this.#soundId === null) return 0;
        if (this.#app.player.trackId === this.#soundId) return this.#app.player.positionSeconds;
        return this.#mark?.soundId === this.#soundId ? this.#mark.seconds : 0;
    }

    toggle(): void {
        if (this.#soundId !== null) this.#app.playQueue.toggle(this.#soundId);
    }

    /** Seeks to a time between 0 and the song's length, as far as that is known. */
    seek(seconds: number): void {
        const soundId = this.#soundId;
        if (soundId === null) return;
        const endSeconds = this.#app.selection.track?.analysis.durationSeconds ?? Infinity;
        const within = Math.min(endSeconds, Math.max(0, seconds));
        if (this.playable) this.#app.playQueue.seek(soundId, within);
        else this.#mark = { soundId, seconds: within };
    }
}
