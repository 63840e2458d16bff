/** A group of no weight comes last, and still in its order. */
const leastWeight = 0.001;

/**
 * All entries of the groups in one order: as many of each group among the first, however many those are, as its weight
 * asks for. Within a group the order stays.
 */
export function weightedMix<T>(
    groups: readonly { readonly weight: number; readonly entries: readonly T[] }[],
): readonly T[] {
    return groups
        .flatMap(({ weight, entries }, group) =>
            entries.map((entry, index) => ({ entry, group, due: (index + 0.5) / Math.max(leastWeight, weight) })),
        )
        .sort((a, b) => a.due - b.due || a.group - b.group)
        .map(({ entry }) => entry);
}
