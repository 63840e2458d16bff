/** How keys are written in little room: as musicians do, or by their places on the wheels that disc jockeys use. */
import type { Key } from '../flow.ts';
import { wheelPlace } from './key.ts';

export const keyNotations = ['musical', 'camelot', 'open-key'] as const;
export type KeyNotation = (typeof keyNotations)[number];

/** Of the hour of C major and A minor: Camelot's wheel has 8 there, that of Open Key 1. */
const hoursBetween = 7;

/** "F#m", "11A" or "4m", in ASCII, as other programs read it. */
export function keySign(key: Key, notation: KeyNotation): string {
    if (notation === 'musical') return key.tonic + (key.mode === 'minor' ? 'm' : '');
    const { hour, letter } = wheelPlace(key);
    if (notation === 'camelot') return `${hour}${letter}`;
    return `${((hour - hoursBetween + 11) % 12) + 1}${letter === 'A' ? 'm' : 'd'}`;
}
