/** How much of each trait a library holds: what is everywhere tells nothing of two songs. */
import type { Analysis } from '../flow.ts';

/** Per trait, in the order of `traits`: the sum of its probabilities over so many songs, all heard by one network. */
export interface TraitSums {
    readonly sums: Float64Array;
    readonly count: number;
}

type Traits = Pick<Analysis, 'styles' | 'moods' | 'tags' | 'classes'>;

/** In the order of `traits`. */
const sharesOf = ({ styles, moods, tags, classes }: Traits) => [styles, moods, tags, classes];

export function sumTraits(songs: readonly Traits[]): TraitSums {
    const [first] = songs;
    const sums = new Float64Array(first ? sharesOf(first).flat().length : 0);
    for (const song of songs) {
        let from = 0;
        for (const shares of sharesOf(song)) {
            shares.forEach((share, i) => (sums[from + i] = (sums[from + i] ?? 0) + share));
            from += shares.length;
        }
    }
    return { sums, count: songs.length };
}

/** With one song more. */
export function withTraitsOf(song: Traits, { sums, count }: TraitSums): TraitSums {
    return {
        sums: Float64Array.from(sharesOf(song).flat(), (share, i) => share + (sums[i] ?? 0)),
        count: count + 1,
    };
}
