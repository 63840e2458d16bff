/** As many of the last songs as the pace is judged by. */
const judgedBy = 20;

/** How long the rest takes, judged by the pace of the last songs. Times are in milliseconds of one clock. */
export class TimeLeft {
    #ends: number[] = [];

    begin(now: number): void {
        this.#ends = [now];
    }

    oneEnded(now: number): void {
        this.#ends = [...this.#ends, now].slice(-judgedBy - 1);
    }

    /** Null until a song has ended. */
    seconds(songsLeft: number): number | null {
        const [first, last] = [this.#ends[0], this.#ends.at(-1)];
        if (first === undefined || last === undefined || this.#ends.length < 2) return null;
        return ((last - first) / (this.#ends.length - 1) / 1000) * songsLeft;
    }
}
