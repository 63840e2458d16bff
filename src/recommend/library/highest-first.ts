/** Who asks at all asks for some. */
const fewest = 64;

export interface Ranked {
    readonly index: number;
    readonly value: number;
}

/** Where the values are nearly right, and the right ones take longer. */
interface Exactly {
    /** No value is further from the right one. */
    readonly error: number;
    readonly exactly: (index: number) => number;
}

/**
 * Yields the values from the highest down; equal ones in their order. Of a hundred thousand songs few are ever asked for, so only the
 * highest are picked out and sorted: when these have been taken four times as many, and so on. Where values are nearly right, the right
 * ones are yielded, of so many as may be among the highest.
 */
export function* highestFirst(values: Float32Array, right?: Exactly): Generator<Ranked> {
    let last: Ranked | null = null;
    let waiting: readonly Ranked[] = [];
    for (let wanted = fewest; ; wanted *= 4) {
        const highest: readonly Ranked[] = highestAfter(values, last, wanted);
        last = highest.at(-1) ?? null;
        const isAll = highest.length < wanted;
        if (right) {
            const exact = highest.map(({ index }) => ({ index, value: right.exactly(index) }));
            waiting = sorted([...waiting, ...exact]);
            // None of those that are still to come is higher than this.
            const sureAbove = isAll || !last ? -Infinity : last.value + right.error;
            const unsure = waiting.findIndex(({ value }) => value <= sureAbove);
            const sure = unsure < 0 ? waiting.length : unsure;
            yield* waiting.slice(0, sure);
            waiting = waiting.slice(sure);
        } else {
            yield* highest;
        }
        if (isAll) return;
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
