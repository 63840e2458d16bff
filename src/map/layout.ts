/** A library as a plane on which songs that sound alike lie near each other: UMAP of their embeddings. */
import { countOf, nearestOf, type Vectors } from './nearest.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { onPrincipalAxes } from './principal-axes.ts';
import { seededRandom } from './random.ts';
import { settle } from './settling.ts';

/** `x0 y0 x1 y1 …`, in the order of the songs. */
export type Places = Float32Array<ArrayBuffer>;

export interface LayoutProgress {
    /** Of the work, 0 to 1. */
    readonly part: number;
    /** As far as they have settled; null while neighbours are looked for. */
    readonly places: Places | null;
}

const neighbours = 15;
/** So many updates are enough for few songs and for many; more epochs where there are few. */
const epochsOf = (count: number): number => (count > 5000 ? 200 : 400);
/** How wide the first guess is: about as wide as what becomes of it. */
const startWidth = 10;
const seed = 20;
/** Of the work, until the neighbours are known. */
const lookingPart = 0.5;

/**
 * The same songs in the same order have the same places. As UMAP (McInnes, Healy and Melville 2018) with cosine distance, 15 neighbours
 * and `min_dist` 0.5, from the principal axes instead of the spectrum. Yields how far it is.
 */
export function* layOut(vectors: Vectors): Generator<LayoutProgress, Places> {
    const count = countOf(vectors);
    const places: Places = onPrincipalAxes(vectors).map((value) => value * startWidth);
    const looking = nearestOf(
        vectors,
        Uint32Array.from({ length: count }, (_, song) => song),
        neighbours,
    );
    let looked = looking.next();
    for (; !looked.done; looked = looking.next()) yield { part: lookingPart * looked.value, places: null };
    const graph = neighbourGraph(looked.value);
    for (const part of settle(places, graph, { epochs: epochsOf(count), random: seededRandom(seed) }))
        yield { part: lookingPart + (1 - lookingPart) * part, places };
    return places;
}
