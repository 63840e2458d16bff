import { dot } from '../features/dot.ts';
import { countOf, type Vectors } from './nearest.ts';

const rounds = 30;

/**
 * Where each song lies on the two axes along which the songs differ most (principal components, by power iteration): `x0 y0 x1 y1 …`, the
 * longest distance from the middle 1. Each axis points to where its greatest number is positive, so that the same songs lie the same way.
 */
export function onPrincipalAxes(vectors: Vectors): Float32Array {
    const { dimensions, values } = vectors;
    const count = countOf(vectors);
    const mean = new Float64Array(dimensions);
    for (let at = 0; at < values.length; at += 1)
        mean[at % dimensions] = (mean[at % dimensions] ?? 0) + (values[at] ?? 0) / count;
    const covariance = covarianceOf(vectors, mean);
    const first = axisOf(covariance, dimensions, []);
    const second = axisOf(covariance, dimensions, [first]);
    const places = new Float32Array(2 * count);
    let longest = 0;
    for (let song = 0; song < count; song += 1) {
        let [x, y] = [0, 0];
        for (let i = 0; i < dimensions; i += 1) {
            const value = (values[song * dimensions + i] ?? 0) - (mean[i] ?? 0);
            x += value * (first[i] ?? 0);
            y += value * (second[i] ?? 0);
        }
        places[2 * song] = x;
        places[2 * song + 1] = y;
        longest = Math.max(longest, Math.hypot(x, y));
    }
    return longest > 0 ? places.map((value) => value / longest) : places;
}

/** Of so many songs at most: more would hardly turn the axes. */
const mostSongs = 2000;

function covarianceOf(vectors: Vectors, mean: Float64Array): Float64Array {
    const { dimensions, values } = vectors;
    const count = countOf(vectors);
    const every = Math.max(1, Math.floor(count / mostSongs));
    const covariance = new Float64Array(dimensions * dimensions);
    for (let song = 0; song < count; song += every) {
        const centred = mean.map((value, i) => (values[song * dimensions + i] ?? 0) - value);
        for (let i = 0; i < dimensions; i += 1) {
            for (let j = 0; j < dimensions; j += 1) {
                covariance[i * dimensions + j] =
                    (covariance[i * dimensions + j] ?? 0) + (centred[i] ?? 0) * (centred[j] ?? 0);
            }
        }
    }
    return covariance;
}

/** The longest axis that is square to those before. */
function axisOf(covariance: Float64Array, dimensions: number, before: readonly Float64Array[]): Float64Array {
    let axis = Float64Array.from({ length: dimensions }, (_, i) => Math.cos(i * i + before.length));
    for (let round = 0; round < rounds; round += 1) {
        const turned = new Float64Array(dimensions);
        for (let i = 0; i < dimensions; i += 1) {
            for (let j = 0; j < dimensions; j += 1)
                turned[i] = (turned[i] ?? 0) + (covariance[i * dimensions + j] ?? 0) * (axis[j] ?? 0);
        }
        for (const other of before) {
            const along = dot(turned, other);
            turned.forEach((value, i) => (turned[i] = value - along * (other[i] ?? 0)));
        }
        const length = Math.sqrt(dot(turned, turned));
        if (length < 1e-12) return turned.fill(0);
        axis = turned.map((value) => value / length);
    }
    const greatest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return greatest < 0 ? axis.map((value) => -value) : axis;
}
