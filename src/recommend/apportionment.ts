/**
 * Sharing by weight, as seats are shared by votes: each goes to whoever has the most weight for one more (Sainte-Laguë's method,
 * also Webster's). Unlike D'Hondt's it favours neither heavy nor light: any first few are as near to the weights as they can be.
 */

/** How many of `total` each weight gets; each gets one at least. */
export function apportioned(weights: readonly number[], total: number): readonly number[] {
    const counts = weights.map(() => 1);
    for (let given = weights.length; given < total && weights.length > 0; given += 1) {
        const next = mostDeserving(weights, counts);
        counts[next] = (counts[next] ?? 0) + 1;
    }
    return counts;
}

interface Weighted<L> {
    readonly weight: number;
    readonly items: L;
}

/** The items of all lists in one, the heavier list's more often; within a list the order stays. */
export function interleaved<T>(lists: readonly Weighted<readonly T[]>[]): readonly T[] {
    const left = lists.filter(({ items }) => items.length > 0).map((list) => ({ ...list, given: 0 }));
    const all: T[] = [];
    while (left.length > 0) {
        const index = nextOf(left);
        const list = left[index];
        all.push(...(list?.items.slice(list.given, ++list.given) ?? []));
        if (list?.given === list?.items.length) left.splice(index, 1);
    }
    return all;
}

/** The same for items that are fetched: a list is asked only at its turn, and items that do not count take nobody's turn. */
export async function* interleavedAsTheyCome<T>(
    lists: readonly Weighted<AsyncIterator<T>>[],
    counts: (item: T) => boolean,
): AsyncGenerator<T, undefined> {
    const left = lists.map((list) => ({ ...list, given: 0 }));
    while (left.length > 0) {
        const index = nextOf(left);
        const list = left[index];
        const next = await list?.items.next();
        if (!list || !next || next.done) {
            left.splice(index, 1);
        } else {
            if (counts(next.value)) list.given += 1;
            yield next.value;
        }
    }
}

function nextOf(lists: readonly { readonly weight: number; readonly given: number }[]): number {
    return mostDeserving(
        lists.map(({ weight }) => weight),
        lists.map(({ given }) => given),
    );
}

/** Of those that deserve the same, the first. */
function mostDeserving(weights: readonly number[], counts: readonly number[]): number {
    const claims = weights.map((weight, index) => weight / (2 * (counts[index] ?? 0) + 1));
    return claims.indexOf(Math.max(...claims));
}
