/** Places of texts in the order of a language. To compare two texts takes a thousand times as long as to compare two numbers, so each is placed once. */
export class TextRanks {
    readonly #compare: (a: string, b: string) => number;
    #ordered: readonly string[] = [];
    #ranks = new Map<string, number>();

    constructor(compare: (a: string, b: string) => number) {
        this.#compare = compare;
    }

    /** Texts that the language takes for equal have the same. Valid until the next call. */
    of(texts: readonly string[]): ReadonlyMap<string, number> {
        const added = [...new Set(texts)].filter((text) => !this.#ranks.has(text));
        if (added.length > 0) this.#place(added.sort(this.#compare));
        return this.#ranks;
    }

    #place(added: readonly string[]): void {
        this.#ordered = this.#merged(added);
        let rank = 0;
        this.#ranks = new Map(
            this.#ordered.map((text, i) => {
                if (i > 0 && this.#compare(this.#ordered[i - 1] ?? '', text) !== 0) rank += 1;
                return [text, rank];
            }),
        );
    }

    #merged(added: readonly string[]): readonly string[] {
        const merged: string[] = [];
        let next = 0;
        for (const text of this.#ordered) {
            for (; next < added.length && this.#compare(added[next] ?? '', text) < 0; next += 1)
                merged.push(added[next] ?? '');
            merged.push(text);
        }
        return [...merged, ...added.slice(next)];
    }
}
