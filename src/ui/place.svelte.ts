/** Where one is in the song on the screen: the player's position, or a mark where its sound is not at hand. */
import type { App } from '../app.svelte.ts';

export class Place {
    #mark = $state.raw<{ readonly trackId: string; readonly seconds: number } | null>(null);
    readonly #app: Pick<App, 'player' | 'selectedTrack'>;

    constructor(app: Pick<App, 'player' | 'selectedTrack'>) {
        this.#app = app;
    }

    get #trackId(): string | null {
        return this.#app.selectedTrack?.id ?? null;
    }

    get playable(): boolean {
        return this.#trackId !== null && this.#app.player.canPlay(this.#trackId);
    }

    get playing(): boolean {
        return this.#trackId !== null && this.#app.player.trackId === this.#trackId && this.#app.player.playing;
    }

    get seconds(): number {
        if (this.#trackId === null) return 0;
        if (this.#app.player.trackId === this.#trackId) return this.#app.player.positionSeconds;
        return this.#mark?.trackId === this.#trackId ? this.#mark.seconds : 0;
    }

    toggle(): void {
        if (this.#trackId !== null) this.#app.player.toggle(this.#trackId);
    }

    /** Seeks to a time between 0 and the song's length. */
    seek(seconds: number): void {
        const track = this.#app.selectedTrack;
        if (!track) return;
        const within = Math.min(track.analysis.durationSeconds, Math.max(0, seconds));
        if (this.#app.player.canPlay(track.id)) this.#app.player.seek(track.id, within);
        else this.#mark = { trackId: track.id, seconds: within };
    }
}
