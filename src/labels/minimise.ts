/** The lowest point of a smooth convex function, by L-BFGS: Nocedal and Wright, "Numerical Optimization", algorithms 7.4 and 7.5. */

interface Value {
    readonly value: number;
    readonly gradient: Float64Array;
}

interface Step {
    readonly moved: Float64Array;
    readonly turned: Float64Array;
    /** 1 / (moved . turned). */
    readonly curvature: number;
}

const remembered = 8;
const mostSteps = 200;
const mostHalvings = 30;
/** Of the value: less gain is none. */
const leastGain = 1e-9;

export function minimise(evaluate: (point: Float64Array) => Value, start: Float64Array): Float64Array {
    let point = start;
    let at = evaluate(point);
    let steps: readonly Step[] = [];
    for (let i = 0; i < mostSteps; i++) {
        const way = descent(at.gradient, steps);
        const next = search(evaluate, { point, at, way });
        if (!next || at.value - next.at.value <= leastGain * Math.abs(at.value)) return next?.point ?? point;
        const moved = difference(next.point, point);
        const turned = difference(next.at.gradient, at.gradient);
        const bent = dot(moved, turned);
        if (bent > 0) steps = [...steps, { moved, turned, curvature: 1 / bent }].slice(-remembered);
        ({ point, at } = next);
    }
    return point;
}

/** The gradient times the inverse of the Hessian, as far as the last steps tell it, downwards. */
function descent(gradient: Float64Array, steps: readonly Step[]): Float64Array {
    const way = gradient.map((one) => -one);
    const shares = steps.toReversed().map(({ moved, turned, curvature }) => {
        const share = curvature * dot(moved, way);
        addTo(way, turned, -share);
        return share;
    });
    const last = steps.at(-1);
    const scale = last ? 1 / (last.curvature * dot(last.turned, last.turned)) : 1;
    way.forEach((one, i) => (way[i] = one * scale));
    for (const [i, { moved, turned, curvature }] of steps.entries())
        addTo(way, moved, (shares[steps.length - 1 - i] ?? 0) - curvature * dot(turned, way));
    return way;
}

/** Half as far, until it leads down as far as the slope promises (Armijo's rule); null where it leads nowhere. */
function search(
    evaluate: (point: Float64Array) => Value,
    { point, at, way }: { readonly point: Float64Array; readonly at: Value; readonly way: Float64Array },
): { readonly point: Float64Array; readonly at: Value } | null {
    const slope = dot(at.gradient, way);
    for (let i = 0, length = 1; i < mostHalvings; i++, length /= 2) {
        const there = point.slice();
        addTo(there, way, length);
        const found = evaluate(there);
        if (found.value <= at.value + 1e-4 * length * slope) return { point: there, at: found };
    }
    return null;
}

export function dot(a: ArrayLike<number>, b: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < b.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
    return sum;
}

export function addTo(sum: Float64Array, other: Float64Array, times: number): void {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + times * (other[i] ?? 0);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
    return a.map((one, i) => one - (b[i] ?? 0));
}
