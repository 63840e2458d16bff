/** How keys are written in little room: as musicians do, or by their places on the wheels that disc jockeys use. */
import type { Key } from '../flow.ts';
import { wheelPlace } from './key.ts';

export const keyNotations = ['musical', 'camelot', 'open-key'] as const;
export type KeyNotation = (typeof keyNotations)[number];

/** "F#m", "11A" or "4m", in ASCII, as other programs read it. */
export function keySign(key: Key, notation: KeyNotation): string {
    if (notation === 'musical') return key.tonic + (key.mode === 'minor' ? 'm' : '');
    const { hour, letter } = wheelPlace(key);
    return notation === 'camelot' ? `${hour}${letter}` : `${openKeyHour(hour)}${letter === 'A' ? 'm' : 'd'}`;
}

/** Puts keys in the order of their wheel, relative keys beside each other; as musicians write them, round the circle of fifths from C major and A minor. */
export function wheelOrder(key: Key, notation: KeyNotation): number {
    const { hour, letter } = wheelPlace(key);
    return 2 * (notation === 'camelot' ? hour : openKeyHour(hour)) + (letter === 'A' ? 0 : 1);
}

/** C major and A minor stand at 1 on the wheel of Open Key, at 8 on Camelot's. */
const openKeyHour = (hour: number): number => ((hour + 4) % 12) + 1;
