/** Equal steps from -1 to 1, so narrow that few songs stand in one. */
const steps = 2048;
/** Who asks at all asks for some. */
const fewest = 64;

/**
 * Yields the values, cosines, from the highest down; equal ones in their order. Of a hundred thousand songs few are ever
 * asked for, so the highest are taken out by how many stand in each step, and only they are sorted: then twice as many, and so on.
 */
export function* highestFirst(values: Float32Array): Generator<{ readonly index: number; readonly value: number }> {
    const counts = new Uint32Array(steps);
    for (const value of values) {
        const step = stepOf(value);
        counts[step] = (counts[step] ?? 0) + 1;
    }
    for (let end = steps, wanted = fewest; end > 0; wanted *= 2) {
        let from = end;
        let count = 0;
        while (from > 0 && count < wanted) {
            from -= 1;
            count += counts[from] ?? 0;
        }
        for (const index of indicesBetween(values, from, end)) yield { index, value: values[index] ?? 0 };
        end = from;
    }
}

/** Of the values in the steps from `from` to before `end`, the highest first. */
function indicesBetween(values: Float32Array, from: number, end: number): readonly number[] {
    const indices: number[] = [];
    for (let index = 0; index < values.length; index += 1) {
        const step = stepOf(values[index] ?? 0);
        if (step >= from && step < end) indices.push(index);
    }
    return indices.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

/** Rounding may lead a little beyond 1. */
function stepOf(cosine: number): number {
    const step = (cosine + 1) * (steps / 2);
    return step >= steps ? steps - 1 : step > 0 ? Math.trunc(step) : 0;
}
