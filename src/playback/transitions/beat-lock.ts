/** Keeps a song on another's beats while both sound: it is begun a little early, and its sound held back by as much as it is ahead. */

/** Two clocks are read at slightly different moments, and a stretched song moves by steps: the middle one of so many readings is right. */
const readings = 9;
/** Nearer is near enough: less than half of what makes two strokes of one. */
const tolerableSeconds = 0.004;
/** Sound that is held back more and more is lower by as much: so far nobody notices (7 cents). */
const unnoticed = 0.004;

export interface HoldingBack {
    readonly bySeconds: number;
    /** How long it takes to get there. */
    readonly overSeconds: number;
}

export class BeatLock {
    readonly #aheads: number[] = [];
    #bySeconds: number | null = null;

    /** What is known of the song's shift against the other's beats, as far as it is heard; null until there are enough readings. */
    get shiftSeconds(): number | null {
        return this.#bySeconds === null ? null : this.#ahead - this.#bySeconds;
    }

    /** Takes a reading, of how far the song's own clock is ahead of the beats; null where it may go on as it does. */
    after(aheadSeconds: number): HoldingBack | null {
        this.#aheads.push(aheadSeconds);
        if (this.#aheads.length < readings) return null;
        if (this.#aheads.length > readings) this.#aheads.shift();
        const bySeconds = Math.max(0, this.#ahead);
        const isFirst = this.#bySeconds === null;
        const change = Math.abs(bySeconds - (this.#bySeconds ?? 0));
        if (!isFirst && change <= tolerableSeconds) return null;
        this.#bySeconds = bySeconds;
        // The fade has hardly begun at first: a shift at once is not heard.
        return { bySeconds, overSeconds: isFirst ? 0 : change / unnoticed };
    }

    get #ahead(): number {
        return this.#aheads.toSorted((a, b) => a - b)[(this.#aheads.length - 1) / 2] ?? 0;
    }
}
