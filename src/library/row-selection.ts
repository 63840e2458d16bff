/** Which rows of a table are selected, by the rules of lists everywhere. Rows are called by their ids; `order` is that in which they stand. */
export interface RowSelection {
    readonly ids: ReadonlySet<string>;
    /** The end of a range that stays where it is while the other moves. */
    readonly anchor: string | null;
}

export const noRows: RowSelection = { ids: new Set(), anchor: null };

export const only = (id: string): RowSelection => ({ ids: new Set([id]), anchor: id });

export function toggled({ ids }: RowSelection, id: string): RowSelection {
    const changed = new Set(ids);
    if (!changed.delete(id)) changed.add(id);
    return { ids: changed, anchor: id };
}

/** From the anchor to `id`, instead of what was selected or, with `adds`, beside it. */
export function upTo(
    { ids, anchor }: RowSelection,
    id: string,
    { order, adds = false }: { readonly order: readonly string[]; readonly adds?: boolean },
): RowSelection {
    const to = order.indexOf(id);
    const anchored = anchor === null ? -1 : order.indexOf(anchor);
    const from = anchored < 0 ? to : anchored;
    const range = to < 0 ? [] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ids: new Set(adds ? [...ids, ...range] : range), anchor: order[from] ?? null };
}

export const allRows = ({ anchor }: RowSelection, order: readonly string[]): RowSelection => ({
    ids: new Set(order),
    anchor,
});

/** Those that stand in `order`, as they stand there: what a search hides is left alone. */
export const selectedOf = ({ ids }: RowSelection, order: readonly string[]): readonly string[] =>
    ids.size === 0 ? [] : order.filter((id) => ids.has(id));
