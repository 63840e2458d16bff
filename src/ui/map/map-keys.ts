import type { Point } from '../../map/lasso.ts';
import { directions } from '../../map/pointing.ts';

/** What a key means on the map. */
export type MapKey =
    | { readonly kind: 'go' | 'pan'; readonly way: Point }
    | { readonly kind: 'nearer' | 'farther' | 'whole' | 'open' | 'stop' | 'hear' };

const plain = {
    '+': 'nearer',
    // The same key without Shift.
    '=': 'nearer',
    '-': 'farther',
    '0': 'whole',
    Enter: 'open',
    ' ': 'stop',
    h: 'hear',
} as const satisfies Readonly<Record<string, MapKey['kind']>>;

/** Null where it means nothing here. */
export function mapKey({
    key,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): MapKey | null {
    if (ctrlKey || altKey || metaKey) return null;
    const way = Object.entries(directions).find(([name]) => name === key)?.[1];
    if (way) return { kind: shiftKey ? 'pan' : 'go', way };
    const kind = Object.entries(plain).find(([name]) => name === key)?.[1];
    return kind ? { kind } : null;
}
