/** Which element shows which row of a long list: rows that scroll out of sight become those that come. To make them anew takes much longer. */
export class RowSlots {
    /** By the rows' keys, as they stand in the document. */
    #slots: ReadonlyMap<string, number> = new Map();
    #unused = 0;

    /** The elements' own keys for these rows. A row that was drawn keeps its element; that of the row `held`, which has the focus, is nobody else's. */
    assign(keys: readonly string[], held: string | null = null): readonly number[] {
        const staying = new Set(keys);
        const free = [...this.#slots].filter(([key]) => !staying.has(key) && key !== held).map(([, slot]) => slot);
        this.#slots = new Map(keys.map((key) => [key, this.#slots.get(key) ?? free.shift() ?? this.#unused++]));
        return [...this.#slots.values()];
    }
}
