/** New songs come to a map that stands. */
import type { Places } from './layout.ts';
import { countOf, nearestOf, type Nearest, type Vectors } from './nearest.ts';
import { memberships } from './neighbour-graph.ts';
import { seededRandom } from './random.ts';

const neighbours = 10;
/** So that copies of one song do not hide each other. */
const offset = 0.05;
const rounds = 20;

const isPlaced = (places: Places, song: number): boolean => !Number.isNaN(places[2 * song]);

/**
 * Gives a place to each song whose place is NaN, among the nearest of those that have one; these stay where they are. A new song lies where the
 * way to its nearest is shortest, each counted as much as it belongs to it (their weighted geometric median, Weiszfeld 1937), so that
 * it comes to where most of them are and not into a void between two regions. Without any placed song, all come to the middle.
 */
export function* placeNew(vectors: Vectors, places: Places): Generator<number, Places> {
    const result = places.slice();
    const all = Array.from({ length: countOf(vectors) }, (_, song) => song);
    const standing = all.filter((song) => isPlaced(places, song));
    const known = standingAndOne(vectors, standing);
    for (const [done, song] of all.filter((one) => !isPlaced(places, one)).entries()) {
        known.values.set(vectorOf(vectors, song), standing.length * known.dimensions);
        const nearest = yield* nearestOf(known, Uint32Array.of(standing.length), neighbours);
        const [x, y] = medianOf(nearest, standing, places);
        const random = seededRandom(song);
        result[2 * song] = x + offset * (2 * random() - 1);
        result[2 * song + 1] = y + offset * (2 * random() - 1);
        yield done / all.length;
    }
    return result;
}

const vectorOf = ({ dimensions, values }: Vectors, song: number): Float32Array =>
    values.subarray(song * dimensions, (song + 1) * dimensions);

/** Of those that have a place, and a last row for each new song in turn. */
function standingAndOne(vectors: Vectors, standing: readonly number[]): Vectors {
    const { dimensions } = vectors;
    const values = new Float32Array((standing.length + 1) * dimensions);
    standing.forEach((song, row) => values.set(vectorOf(vectors, song), row * dimensions));
    return { dimensions, values };
}

function medianOf(nearest: Nearest, standing: readonly number[], places: Places): readonly [number, number] {
    const weights = memberships(nearest.cosines, Math.max(1, nearest.each));
    const points = [...nearest.songs].map((row, rank) => {
        const song = standing[row] ?? 0;
        return { x: places[2 * song] ?? 0, y: places[2 * song + 1] ?? 0, weight: weights[rank] ?? 0 };
    });
    let [x, y] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
        let [sumX, sumY, sum] = [0, 0, 0];
        for (const point of points) {
            // The first round is the weighted mean.
            const far = round === 0 ? 1 : Math.max(1e-3, Math.hypot(point.x - x, point.y - y));
            sumX += (point.weight / far) * point.x;
            sumY += (point.weight / far) * point.y;
            sum += point.weight / far;
        }
        if (sum === 0) break;
        [x, y] = [sumX / sum, sumY / sum];
    }
    return [x, y];
}
