/** Songs settle on the plane: neighbours draw near, others keep apart, by the stochastic gradient descent of UMAP (McInnes et al. 2018, section 3.2). */
import type { NeighbourGraph } from './neighbour-graph.ts';

/** Of 1 / (1 + a d^2b), fitted to a plateau of 0.5 and a decay of 1, UMAP's `min_dist` and `spread`: songs lie side by side, and not over each other. */
const curve = { a: 0.583, b: 1.334 } as const;
const apartPerTogether = 5;
const longestStep = 4;

interface Options {
    readonly epochs: number;
    readonly random: () => number;
}

/** Moves `places` (`x0 y0 x1 y1 …`), and yields the share that is done after each epoch. */
export function* settle(
    places: Float32Array,
    { heads, tails, weights }: NeighbourGraph,
    { epochs, random }: Options,
): Generator<number, void> {
    const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
    const due = Float32Array.from(weights, (weight) => strongest / weight);
    const count = places.length / 2;
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
        const step = 1 - (epoch - 1) / epochs;
        for (let edge = 0; edge < heads.length; edge += 1) {
            // Edges of less weight come less often.
            if ((due[edge] ?? 0) > epoch) continue;
            due[edge] = (due[edge] ?? 0) + strongest / (weights[edge] ?? 0);
            const [one, other] = [heads[edge] ?? 0, tails[edge] ?? 0];
            drawTogether(places, one, other, step);
            for (let i = 0; i < apartPerTogether; i += 1) {
                keepApart(places, one, Math.floor(random() * count), step);
                keepApart(places, other, Math.floor(random() * count), step);
            }
        }
        yield epoch / epochs;
    }
}

function drawTogether(places: Float32Array, one: number, other: number, step: number): void {
    const [dx, dy] = between(places, one, other);
    const square = dx * dx + dy * dy;
    if (square === 0) return;
    const power = square ** curve.b;
    const pull = (-2 * curve.a * curve.b * power) / square / (1 + curve.a * power);
    const [x, y] = [step * limited(pull * dx), step * limited(pull * dy)];
    places[2 * one] = (places[2 * one] ?? 0) + x;
    places[2 * one + 1] = (places[2 * one + 1] ?? 0) + y;
    places[2 * other] = (places[2 * other] ?? 0) - x;
    places[2 * other + 1] = (places[2 * other + 1] ?? 0) - y;
}

/** Only the one moves: the other has its own turns. */
function keepApart(places: Float32Array, one: number, other: number, step: number): void {
    if (one === other) return;
    const [dx, dy] = between(places, one, other);
    const square = dx * dx + dy * dy;
    const push = square > 0 ? (2 * curve.b) / ((0.001 + square) * (1 + curve.a * square ** curve.b)) : 0;
    places[2 * one] = (places[2 * one] ?? 0) + step * (push > 0 ? limited(push * dx) : longestStep);
    places[2 * one + 1] = (places[2 * one + 1] ?? 0) + step * (push > 0 ? limited(push * dy) : longestStep);
}

const between = (places: Float32Array, one: number, other: number): readonly [number, number] => [
    (places[2 * one] ?? 0) - (places[2 * other] ?? 0),
    (places[2 * one + 1] ?? 0) - (places[2 * other + 1] ?? 0),
];

const limited = (value: number): number => Math.max(-longestStep, Math.min(longestStep, value));
