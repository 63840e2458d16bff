/** How strongly songs hold each other on the map: the fuzzy simplicial set of UMAP (McInnes, Healy and Melville, "UMAP: uniform manifold approximation and projection", 2018, section 3.1). */
import type { Nearest } from './nearest.ts';

/** `heads[i]` and `tails[i]` hold each other with `weights[i]`, 0 to 1; each pair stands once, in the order of its songs. */
export interface NeighbourGraph {
    readonly heads: Uint32Array;
    readonly tails: Uint32Array;
    readonly weights: Float32Array;
}

const searchRounds = 48;

/** Of a song's nearest, how much each belongs to it: the nearest wholly, all together as much as log2 of their number. */
export function memberships(cosines: Float32Array, each: number): Float32Array {
    const result = new Float32Array(cosines.length);
    for (let from = 0; from < cosines.length; from += each) {
        // Cosine distance, as "most alike" orders by.
        const distances = cosines.slice(from, from + each).map((cosine) => Math.max(0, 1 - cosine));
        const nearest = distances.find((distance) => distance > 0) ?? 0;
        const width = widthOf(distances, nearest);
        distances.forEach(
            (distance, rank) => (result[from + rank] = Math.exp(-Math.max(0, distance - nearest) / width)),
        );
    }
    return result;
}

/** By halving: the width of the decay for which the memberships add up to log2 of their number. */
function widthOf(distances: Float32Array, nearest: number): number {
    const wanted = Math.log2(Math.max(2, distances.length));
    let [low, high, width] = [0, Infinity, 1];
    for (let round = 0; round < searchRounds; round += 1) {
        let sum = 0;
        for (const distance of distances) sum += Math.exp(-Math.max(0, distance - nearest) / width);
        if (sum > wanted) high = width;
        else low = width;
        width = high === Infinity ? 2 * width : (low + high) / 2;
    }
    return Math.max(width, 1e-6);
}

/** Either holds the other where one of them is among the other's nearest: a + b − ab. */
export function neighbourGraph(nearest: Nearest): NeighbourGraph {
    const { each, songs, cosines } = nearest;
    const own = memberships(cosines, Math.max(1, each));
    const count = each === 0 ? 0 : songs.length / each;
    const both = new Map<number, number>();
    for (let at = 0; at < songs.length; at += 1) {
        const [one, other] = [Math.floor(at / each), songs[at] ?? 0];
        const key = Math.min(one, other) * count + Math.max(one, other);
        const [weight, before] = [own[at] ?? 0, both.get(key) ?? 0];
        both.set(key, before + weight - before * weight);
    }
    const keys = [...both.keys()].sort((a, b) => a - b);
    return {
        heads: Uint32Array.from(keys, (key) => Math.floor(key / count)),
        tails: Uint32Array.from(keys, (key) => key % count),
        weights: Float32Array.from(keys, (key) => both.get(key) ?? 0),
    };
}
