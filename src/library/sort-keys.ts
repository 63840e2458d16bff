/** By which columns a table is sorted, the first before the others. */
import type { Column } from './columns.ts';

export interface SortKey {
    readonly column: Column;
    readonly isDescending: boolean;
}

/** What is looked at from its end first: the newest songs. */
const isDescendingFirst = (column: Column): boolean => column === 'added' || column === 'year';

const first = (column: Column): SortKey => ({ column, isDescending: isDescendingFirst(column) });
const turned = ({ column, isDescending }: SortKey): SortKey => ({ column, isDescending: !isDescending });

/** By this column alone; the other way round where that is so already. */
export function sortOnlyBy(keys: readonly SortKey[], column: Column): readonly SortKey[] {
    const [only, ...others] = keys;
    return [only?.column === column && others.length === 0 ? turned(only) : first(column)];
}

/** By this column too, after the others; then the other way round, then no more. The last one stays. */
export function sortAlsoBy(keys: readonly SortKey[], column: Column): readonly SortKey[] {
    const key = keys.find((one) => one.column === column);
    if (!key) return [...keys, first(column)];
    if (key.isDescending === isDescendingFirst(column) || keys.length === 1)
        return keys.map((one) => (one === key ? turned(one) : one));
    return keys.filter((one) => one !== key);
}
