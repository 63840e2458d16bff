/** The cheapest of all songs that are put to it, cheapest first; of two that cost the same, the one that came first. */
export class Cheapest {
    readonly #most: number;
    readonly #songs: number[] = [];
    readonly #costs: number[] = [];

    constructor(most: number) {
        this.#most = most;
    }

    /** What costs as much or more has no room. */
    get limit(): number {
        return this.isFull ? (this.#costs.at(-1) ?? Infinity) : Infinity;
    }

    get isFull(): boolean {
        return this.#songs.length >= this.#most;
    }

    get all(): readonly { readonly song: number; readonly cost: number }[] {
        return this.#songs.map((song, i) => ({ song, cost: this.#costs[i] ?? 0 }));
    }

    has(song: number): boolean {
        return this.#songs.includes(song);
    }

    add(song: number, cost: number): void {
        let at = this.#costs.length;
        while (at > 0 && (this.#costs[at - 1] ?? 0) > cost) at -= 1;
        this.#songs.splice(at, 0, song);
        this.#costs.splice(at, 0, cost);
        if (this.#songs.length > this.#most) {
            this.#songs.pop();
            this.#costs.pop();
        }
    }
}
