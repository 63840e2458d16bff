/** The tempi that are told apart, and what the network says of them. */
import { speeds } from './tempo-places.ts';

const slowestBpm = 30;
const fastestBpm = 300;
const steps = 600;

/** From 30 to 300 beats a minute, each 0.4 % faster than the one before. */
export const tempi: readonly number[] = Array.from(
    { length: steps },
    (_, step) => slowestBpm * (fastestBpm / slowestBpm) ** (step / (steps - 1)),
);

/** Classes of the network: whole numbers of beats a minute from 30 on. */
const tempoClasses = 256;
const firstClassBpm = 30;

/** Deviation of the bell by which neighbouring tempi support each other, in steps of `tempi`: 1.5 %. */
const blur = 4;
const bell = Array.from({ length: 8 * blur + 1 }, (_, i) => Math.exp(-((i - 4 * blur) ** 2) / (2 * blur * blur)));

/** Probabilities of `tempi`, sum 1, of one place: from those of the classes at each speed, `[speed * tempoClasses + class]`. */
export function tempoProbabilities(classes: Float32Array): Float32Array {
    const sharp = Float32Array.from(tempi, (bpm) =>
        speeds.reduce((sum, speed, row) => {
            const place = bpm * speed - firstClassBpm;
            if (place < 0 || place > tempoClasses - 1) return sum;
            const before = Math.floor(place);
            const share = place - before;
            const at = row * tempoClasses + before;
            return sum + (classes[at] ?? 0) * (1 - share) + (share > 0 ? (classes[at + 1] ?? 0) * share : 0);
        }, 0),
    );
    const blurred = sharp.map((_, step) =>
        bell.reduce((sum, weight, i) => sum + weight * (sharp[step + i - 4 * blur] ?? 0), 0),
    );
    const total = blurred.reduce((sum, value) => sum + value, 0);
    return total > 0 ? blurred.map((value) => value / total) : blurred;
}

/** How much of the probability is within 4 % of a tempo. */
export function shareNear(probabilities: Float32Array, bpm: number): number {
    return tempi.reduce(
        (sum, tempo, step) => (Math.abs(Math.log(tempo / bpm)) <= 0.04 ? sum + (probabilities[step] ?? 0) : sum),
        0,
    );
}
