/** Whether what is said of a song's tempo and key may be said without reserve. */
import type { Rhythm } from '../flow.ts';

/**
 * From this confidence on, nineteen of twenty keys move with a song that is transposed, and as many tempi with one that is played faster; of those less
 * sure, a third do not: `npm run rhythm -- --laws` counts both.
 */
const sureFrom = 0.6;

/** Of a key's strength. */
export const isKeySureAt = (strength: number): boolean => strength >= sureFrom;

/** False where there is no key. */
export const isKeySure = ({ key }: Pick<Rhythm, 'key'>): boolean => key !== null && isKeySureAt(key.strength);

/** That it is not its half or double; false where there is no tempo. Older networks did not say how sure they were, and are believed. */
export const isTempoSure = ({ tempoBpm, tempoConfidence }: Pick<Rhythm, 'tempoBpm' | 'tempoConfidence'>): boolean =>
    tempoBpm !== null && (tempoConfidence ?? 1) >= sureFrom;

/** Of two songs that are compared: one that may be half or double makes a doubt of the difference. False where one has no tempo. */
export const areTemposSure = (one?: Rhythm, other?: Rhythm): boolean =>
    one !== undefined && other !== undefined && isTempoSure(one) && isTempoSure(other);
