/** Logistic regression with an L2 penalty: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", section 4.4. */
import { addTo, dot, minimise } from './minimise.ts';

export interface Observation {
    readonly features: Float64Array;
    readonly isTrue: boolean;
    /** As so many it counts. */
    readonly weight: number;
}

export interface Fit {
    readonly weights: Float64Array;
    readonly bias: number;
}

/** Of one weight's square, where an observation has a weight of 1. The bias is free. */
const penalty = 0.1;

/** Never empty, and never all true or all false: then no bias is the best. */
export function fitLogistic(observations: readonly Observation[]): Fit {
    const width = observations[0]?.features.length ?? 0;
    const found = minimise((point) => lossAt(point, observations, width), new Float64Array(width + 1));
    return { weights: found.subarray(0, width), bias: found[width] ?? 0 };
}

/** The point is the weights, then the bias. */
function lossAt(point: Float64Array, observations: readonly Observation[], width: number) {
    const weights = point.subarray(0, width);
    const gradient = point.map((one, i) => (i < width ? penalty * one : 0));
    const slopes = gradient.subarray(0, width);
    let value = (penalty / 2) * dot(weights, weights);
    for (const { features, isTrue, weight } of observations) {
        const sign = isTrue ? 1 : -1;
        const margin = sign * (dot(features, weights) + (point[width] ?? 0));
        value += weight * softplus(-margin);
        const slope = -sign * weight * logistic(-margin);
        addTo(slopes, features, slope);
        gradient[width] = (gradient[width] ?? 0) + slope;
    }
    return { value, gradient };
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** log(1 + exp(value)), without overflow. */
const softplus = (value: number): number => Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
