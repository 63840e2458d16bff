/** How energetic a song is: how much sounds in it, and how stirred it feels. */
import type { Feeling } from './feeling.ts';

/** What sounds in one of twenty songs is no more than the first, in another no less than the second: of 142 songs of 41 free games. */
const [least, most] = [0.53, 0.94];

/**
 * 0 to 1: the mean of how much sounds (`energyOf`, by these two) and of how stirred it feels; the former alone where another network heard it. Null where
 * the former is. By it, music that is known to be lively is told from calm better than by either: of the 50 clips of GTZAN it puts metal, rock, disco,
 * hip-hop and pop above classical music, jazz, blues and country in 88 of 100 pairs, what sounds does in 79, what is felt in 85.
 */
export function feltEnergy(sounding: number | null, feeling: Feeling | null): number | null {
    if (sounding === null) return null;
    const fullness = Math.max(0, Math.min(1, (sounding - least) / (most - least)));
    return feeling ? (feeling.arousal + fullness) / 2 : fullness;
}
