/** Lets many lists that a song is in count more than its place in one; the authors' own value. */
const constant = 60;

/**
 * Ranked lists as one, by reciprocal rank fusion: 1 / (60 + rank), summed over the lists. Cormack, Clarke, Büttcher (2009),
 * https://doi.org/10.1145/1571941.1572114
 */
export function merged<T>(lists: readonly (readonly T[])[], idOf: (item: T) => string): readonly T[] {
    const scores = new Map<string, number>();
    const items = new Map<string, T>();
    for (const list of lists) {
        list.forEach((item, index) => {
            const id = idOf(item);
            scores.set(id, (scores.get(id) ?? 0) + 1 / (constant + index + 1));
            if (!items.has(id)) items.set(id, item);
        });
    }
    const score = (item: T): number => scores.get(idOf(item)) ?? 0;
    return [...items.values()].sort((a, b) => score(b) - score(a));
}
