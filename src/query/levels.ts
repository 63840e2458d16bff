/** Which levels of energy or danceability are asked for: the chip, the songs that are listed and the rule of a smart playlist say the same. */
import { type Level, levelOf } from '../meaning/level.ts';
import type { Measure } from './criterion.ts';
import { isHigh, isLow } from './curves.ts';

/** `about` from 0 to 100; with what lies below what is low, or above what is high. How pleasant a song is has no levels of its own. */
export function levelsAt(of: Measure, about: number): readonly Level[] {
    const share = about / 100;
    if (of === 'feeling') return [isLow(share) ? 'low' : isHigh(share) ? 'high' : 'moderate'];
    const level = levelOf(of, share);
    if (level !== 'moderate') return [level];
    return [...(isLow(share) ? (['low'] as const) : []), level, ...(isHigh(share) ? (['high'] as const) : [])];
}
