/** How much there is of what is measured from 0 to 1. */
import type { Rhythm } from '../flow.ts';

export type Level = 'low' | 'moderate' | 'high';

/**
 * Below the first it is low, from the second on high: of fifty clips of GTZAN, five a genre, an eighth and a quarter have so
 * little and so much energy, a quarter each so little and so much danceability.
 */
const borders = { energy: [0.5, 0.8], danceability: [0.25, 0.7] } as const;

export function levelOf(what: keyof typeof borders & keyof Rhythm, value: number): Level {
    const [low, high] = borders[what];
    if (value < low) return 'low';
    return value < high ? 'moderate' : 'high';
}
