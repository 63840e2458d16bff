/** Who asks at all asks for some. */
const fewest = 64;

interface Ranked {
    readonly index: number;
    readonly value: number;
}

/**
 * Yields the values from the highest down; equal ones in their order. Of a hundred thousand songs few are ever asked for, so only the
 * highest are picked out and sorted: when these have been taken four times as many, and so on.
 */
export function* highestFirst(values: Float32Array): Generator<Ranked> {
    let last: Ranked | null = null;
    for (let wanted = fewest; ; wanted *= 4) {
        const highest: readonly Ranked[] = highestAfter(values, last, wanted);
        yield* highest;
        if (highest.length < wanted) return;
        last = highest.at(-1) ?? null;
    }
}

/** So many at most of those that come after `last`. */
function highestAfter(values: Float32Array, last: Ranked | null, wanted: number): readonly Ranked[] {
    let found: Ranked[] = [];
    let least = -Infinity;
    for (let index = 0; index < values.length; index += 1) {
        const value = values[index] ?? 0;
        // Nearly all end here.
        if (value < least) continue;
        if (last && (value > last.value || (value === last.value && index <= last.index))) continue;
        found.push({ index, value });
        if (found.length < 4 * wanted) continue;
        found = sorted(found).slice(0, wanted);
        least = found.at(-1)?.value ?? least;
    }
    return sorted(found).slice(0, wanted);
}

const sorted = (all: readonly Ranked[]): Ranked[] => all.toSorted((a, b) => b.value - a.value || a.index - b.index);
