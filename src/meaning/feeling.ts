/** How a song feels, by the quadrants of valence and arousal. */
import { quadrants, type Quadrant } from '../contract.ts';
import { likeliest, named, type Shares } from './shares.ts';

export interface Feeling {
    /** How pleasant it is, and how stirred, each 0 to 1. */
    readonly valence: number;
    readonly arousal: number;
    /** The quadrant that it is of; null where none is clear. */
    readonly quadrant: Quadrant | null;
    /** Where it is plain. */
    readonly isEnergetic: boolean;
    readonly isGentle: boolean;
}

/** A quadrant is named from this share on: then it is likelier than the other three together. */
const clearFrom = 0.5;
/** So stirred, or so little, is worth a word of its own. */
const energeticFrom = 0.8;
const gentleBelow = 0.2;

/** Null before they are heard. */
export function feelingOf(shares: Shares): Feeling | null {
    if (shares.size === 0) return null;
    const of = (name: Quadrant) => shares.get(name) ?? 0;
    const arousal = of('happy') + of('tense');
    const first = likeliest(named(quadrants, quadrants.map(of)));
    const clear = first && first.share >= clearFrom ? quadrants.find((name) => name === first.name) : undefined;
    return {
        valence: of('happy') + of('calm'),
        arousal,
        quadrant: clear ?? null,
        isEnergetic: arousal >= energeticFrom,
        isGentle: arousal < gentleBelow,
    };
}
