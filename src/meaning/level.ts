/** How much there is of what is measured from 0 to 1. */
import type { Rhythm } from '../flow.ts';

export type Level = 'low' | 'moderate' | 'high';

/**
 * Below the first it is low, from the second on high. Of 142 songs of 41 free games four tenths and a quarter have so little and
 * so much energy, of fifty clips of GTZAN, five a genre, a half and three tenths; a quarter each of these so little and so much
 * danceability. Music of a quadrant that is not stirred (`feelingOf`) does not reach high energy, however much sounds in it
 * (`feltEnergy`); what is energetic is above low.
 */
const borders = { energy: [0.35, 0.75], danceability: [0.25, 0.7] } as const;

export function levelOf(what: keyof typeof borders & keyof Rhythm, value: number): Level {
    const [low, high] = borders[what];
    if (value < low) return 'low';
    return value < high ? 'moderate' : 'high';
}
