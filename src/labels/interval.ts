/** How sure a share is that was counted. */

export interface Interval {
    readonly low: number;
    readonly high: number;
}

/** Of 95 %. */
const quantile = 1.96;

/** E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. `share` of `count`, which need not be whole. */
export function wilson(share: number, count: number): Interval {
    const square = quantile ** 2 / count;
    const middle = (share + square / 2) / (1 + square);
    const half = (quantile / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
    return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export interface Counted {
    readonly share: number;
    readonly count: number;
}

/** Of the mean of two shares: Zou and Donner, "Construction of confidence limits about effect measures", 2008 (MOVER). */
export function intervalOfMean(one: Counted, other: Counted): Interval {
    const mean = (one.share + other.share) / 2;
    const [a, b] = [wilson(one.share, one.count), wilson(other.share, other.count)];
    return {
        low: mean - Math.hypot(one.share - a.low, other.share - b.low) / 2,
        high: mean + Math.hypot(a.high - one.share, b.high - other.share) / 2,
    };
}
