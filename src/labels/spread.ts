/** Where the songs of a library lie, and how far apart: what is usual there says nothing about a label. */
import type { LearnedSong } from './features.ts';

/** Of each feature. */
export interface Spread {
    readonly mean: Float64Array;
    /** By what a feature is multiplied once its mean is taken off: songs are about 1 from the middle, however many features there are. */
    readonly scale: Float64Array;
}

/** Few songs say little of how far songs lie apart: so many count beside them that lie as a large library's do. */
const usualSongs = 20;
const usualDeviation = { style: 1.5, embedding: 0.09 } as const;

/** Half as far as styles: an embedding has more that no label is about (measured by `npm run labels`). */
const embeddingWeight = 0.5;

/** `styles`: how many of the features are logits of styles. The order of the songs does not matter. Throws where there are none. */
export function spreadOf(songs: readonly LearnedSong[], styles: number): Spread {
    const sorted = songs.toSorted(byId);
    const width = sorted[0]?.features.length;
    if (width === undefined) throw new Error('expected a song to learn from');
    const mean = meanOf(sorted, width, (value) => value);
    const variance = meanOf(sorted, width, (value, i) => (value - (mean[i] ?? 0)) ** 2);
    const scale = variance.map((one, i) => {
        const [usual, weight, features] =
            i < styles
                ? [usualDeviation.style, 1, styles]
                : [usualDeviation.embedding, embeddingWeight, width - styles];
        const known = (sorted.length * one + usualSongs * usual ** 2) / (sorted.length + usualSongs);
        return weight / Math.sqrt(known * features);
    });
    return { mean, scale };
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : Number(a.id > b.id);

function meanOf(
    songs: readonly LearnedSong[],
    width: number,
    of: (value: number, feature: number) => number,
): Float64Array {
    const mean = new Float64Array(width);
    for (const { features } of songs)
        features.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + of(value, i) / songs.length));
    return mean;
}
