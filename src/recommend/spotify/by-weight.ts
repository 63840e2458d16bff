/** Sharing by weight, as seats are shared by votes: each goes to whoever has the most weight for one more (D'Hondt's method). */

/** How many of `total` each weight gets; each gets one at least. */
export function shares(weights: readonly number[], total: number): readonly number[] {
    const counts = weights.map(() => 1);
    for (let given = weights.length; given < total && weights.length > 0; given += 1) {
        const next = mostDeserving(weights, counts);
        counts[next] = (counts[next] ?? 0) + 1;
    }
    return counts;
}

export interface Lane<T> {
    readonly weight: number;
    readonly items: AsyncIterator<T>;
}

/** The lanes' items in one list, the heavier lane's more often; items that do not count take nobody's turn. Asks a lane only at its turn. */
export async function* interleaved<T>(
    lanes: readonly Lane<T>[],
    counts: (item: T) => boolean,
): AsyncGenerator<T, undefined> {
    const left = lanes.map((lane) => ({ ...lane, given: 0 }));
    while (left.length > 0) {
        const index = mostDeserving(
            left.map(({ weight }) => weight),
            left.map(({ given }) => given),
        );
        const lane = left[index];
        const next = await lane?.items.next();
        if (!lane || !next || next.done) left.splice(index, 1);
        else {
            if (counts(next.value)) lane.given += 1;
            yield next.value;
        }
    }
}

function mostDeserving(weights: readonly number[], counts: readonly number[]): number {
    const claims = weights.map((weight, index) => weight / ((counts[index] ?? 0) + 1));
    return claims.indexOf(Math.max(...claims));
}
