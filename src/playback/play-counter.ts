/** When a song that sounds counts as played. */

/** As Last.fm and ListenBrainz count: half of it, or four minutes, whichever comes first. */
const enoughSeconds = 240;
const enoughOfIt = 0.5;

/** A machine that slept, or a page that was put to sleep, sounded no longer than this between two looks. */
const longestLookSeconds = 70;

export interface Sounding {
    readonly trackId: string | null;
    readonly playing: boolean;
    readonly positionSeconds: number;
    /** 0 until it is known. */
    readonly durationSeconds: number;
}

/** Looks at the player now and then, and tells of each song once when it has sounded for long enough; again where it begins anew. */
export class PlayCounter {
    readonly #onPlayed: (trackId: string) => void;
    #last: (Sounding & { readonly atSeconds: number }) | null = null;
    #soundedSeconds = 0;
    #isCounted = false;

    constructor(onPlayed: (trackId: string) => void) {
        this.#onPlayed = onPlayed;
    }

    /** `atSeconds` is the time of the look, of a clock that only goes on. */
    look(now: Sounding, atSeconds: number): void {
        const last = this.#last;
        this.#last = { ...now, atSeconds };
        const isSame = last !== null && last.trackId === now.trackId;
        if (!isSame || (this.#isCounted && now.positionSeconds < last.positionSeconds && now.positionSeconds < 5)) {
            [this.#soundedSeconds, this.#isCounted] = [0, false];
            return;
        }
        if (!last.playing || now.trackId === null) return;
        this.#soundedSeconds += Math.min(longestLookSeconds, Math.max(0, atSeconds - last.atSeconds));
        if (this.#isCounted || now.durationSeconds <= 0) return;
        if (this.#soundedSeconds < Math.min(enoughSeconds, enoughOfIt * now.durationSeconds)) return;
        this.#isCounted = true;
        this.#onPlayed(now.trackId);
    }
}
