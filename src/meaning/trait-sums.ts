/** How much of each trait a library holds: what is everywhere tells nothing of two songs. */
import type { Analysis } from '../flow.ts';

/** Per trait, in the order of `traits`: the sum of its probabilities over so many songs, all heard by one network. */
export interface TraitSums {
    readonly sums: Float64Array;
    readonly count: number;
}

type Traits = Pick<Analysis, 'tags' | 'classes'>;

export function sumTraits(songs: readonly Traits[]): TraitSums {
    const [first = { tags: [], classes: [] }] = songs;
    const tagCount = first.tags.length;
    const sums = new Float64Array(tagCount + first.classes.length);
    for (const { tags, classes } of songs) {
        tags.forEach((share, i) => (sums[i] = (sums[i] ?? 0) + share));
        classes.forEach((share, i) => (sums[tagCount + i] = (sums[tagCount + i] ?? 0) + share));
    }
    return { sums, count: songs.length };
}

/** With one song more. */
export function withTraitsOf({ tags, classes }: Traits, { sums, count }: TraitSums): TraitSums {
    return {
        sums: Float64Array.from([...tags, ...classes], (share, i) => share + (sums[i] ?? 0)),
        count: count + 1,
    };
}
