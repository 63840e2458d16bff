/** Where things stand in the picture of an arc. */
interface Point {
    /** Of the way, 0 to 1. */
    readonly part: number;
    readonly value: number;
}

interface Span {
    readonly low: number;
    readonly high: number;
}

/** A set whose songs are all alike is to look so: the picture shows no less than this. */
const leastSpan = 0.4;

export function spanOf(values: readonly number[]): Span {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const missing = Math.max(0, leastSpan - (high - low)) / 2;
    return { low: low - missing, high: high + missing };
}

/** 0 at the bottom, 1 at the top. */
export const heightIn = ({ low, high }: Span, value: number): number => (value - low) / (high - low);

/** For a field of 100 by 100; empty without points. */
export function linePath(points: readonly Point[], span: Span): string {
    return points
        .map(({ part, value }, i) => {
            const [x, y] = [100 * part, 100 - 100 * heightIn(span, value)];
            return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
        })
        .join('');
}
