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

/** A mean of so many songs is within a sixtieth of that of all, whatever the trait: twice its standard error is no more. */
const enough = 4000;

/** Of many songs, every second, third or twentieth is counted for the others too. */
export function sumTraits(songs: readonly Traits[]): TraitSums {
    const [first] = songs;
    const every = Math.max(1, Math.floor(songs.length / enough));
    const sums = new Float64Array(first ? sharesOf(first).flat().length : 0);
    let counted = 0;
    for (let index = 0; index < songs.length; index += every) {
        const song = songs[index];
        if (!song) break;
        counted += 1;
        let from = 0;
        for (const shares of sharesOf(song)) {
            // A hundred thousand songs are summed: a function for each share would take four times as long.
            for (let i = 0; i < shares.length; i += 1) sums[from + i] = (sums[from + i] ?? 0) + (shares[i] ?? 0);
            from += shares.length;
        }
    }
    return { sums: every === 1 ? sums : sums.map((sum) => sum * (songs.length / counted)), count: songs.length };
}

/** With one song more. */
export function withTraitsOf(song: Traits, { sums, count }: TraitSums): TraitSums {
    return {
        sums: Float64Array.from(sharesOf(song).flat(), (share, i) => share + (sums[i] ?? 0)),
        count: count + 1,
    };
}
