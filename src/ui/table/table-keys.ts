/** What a key does in the library's table: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */

/** What becomes of the selection when another row is come to: that row alone, all up to it, or nothing. */
export type Selecting = 'one' | 'range' | 'none';

export type TableAction =
    /** Infinite: to the first or the last. `pages` counts screens. */
    | { readonly kind: 'rows'; readonly by: number; readonly pages?: true; readonly selecting: Selecting }
    | { readonly kind: 'columns'; readonly by: number }
    /** Plays from a row, as in players and in the list; sorts by a column, `also`: beside what is there already. */
    | { readonly kind: 'press'; readonly also: boolean }
    | { readonly kind: 'toggle'; readonly also: boolean }
    | { readonly kind: 'all' | 'none' | 'open' | 'remove' }
    | { readonly kind: 'letter'; readonly letter: string };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

const pageKeys: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
const rowKeys: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ...pageKeys };
const columnKeys: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** Null where the key is left to the page. `isRightToLeft`: the first column stands on the right. */
export function tableAction(press: Press, { isRightToLeft = false } = {}): TableAction | null {
    const { key, shiftKey } = press;
    const isControl = press.ctrlKey || press.metaKey;
    if (press.altKey || press.isComposing) return null;
    const rows = isControl && (key === 'Home' || key === 'End') ? columnKeys[key] : rowKeys[key];
    if (rows !== undefined) {
        const selecting = shiftKey ? 'range' : isControl ? 'none' : 'one';
        return { kind: 'rows', by: rows, ...(key in pageKeys && { pages: true }), selecting };
    }
    const by = columnKeys[key];
    if (by !== undefined && !isControl) return { kind: 'columns', by: isRightToLeft && Number.isFinite(by) ? -by : by };
    if (key === 'Enter') return isControl ? { kind: 'open' } : { kind: 'press', also: shiftKey };
    if (key === ' ') return { kind: 'toggle', also: shiftKey };
    if (key === 'Delete' && !isControl) return { kind: 'remove' };
    if (key === 'Escape') return { kind: 'none' };
    if (isControl) return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'all' } : null;
    return !shiftKey && /^[\p{L}\p{N}]$/u.test(key) ? { kind: 'letter', letter: key } : null;
}
