/** How keys are related. */
import type { Key } from '../flow.ts';

/** Below it, the key finder is guessing. */
const clearKeyStrength = 0.5;

export const isClearKey = ({ strength }: Key): boolean => strength >= clearKeyStrength;

export type KeyRelation = 'same' | 'relative' | 'fifth';

const semitonesOfLetter: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Same key, relative key (A minor and C major), or a fifth up or down in the same mode: the nearest in the circle of fifths. Null for others, and where one is a guess. */
export function keyRelation(from: Key, to: Key): KeyRelation | null {
    if (!isClearKey(from) || !isClearKey(to)) return null;
    const interval = (pitchClass(to) - pitchClass(from) + 12) % 12;
    if (from.mode !== to.mode) return interval === (from.mode === 'major' ? 9 : 3) ? 'relative' : null;
    if (interval === 0) return 'same';
    return interval === 5 || interval === 7 ? 'fifth' : null;
}

/** A key's place on the circle of fifths as disc jockeys write it (Mark Davis, "Camelot wheel"): A minor is 8A, C major 8B. */
export interface Camelot {
    /** 1 to 12; a fifth up is one more, and 1 comes after 12. */
    readonly hour: number;
    /** A is minor. */
    readonly letter: 'A' | 'B';
}

/** "8A". */
export const camelotSign = ({ hour, letter }: Camelot): string => `${hour}${letter}`;

/** Null where the key is a guess. */
export const camelotOf = (key: Key): Camelot | null => (isClearKey(key) ? wheelPlace(key) : null);

/** Whether songs in both can be mixed: none or one of `camelotSteps` lies between. */
export const keysFit = (from: Camelot, to: Camelot): boolean => camelotSteps(from, to) <= 1;

/** Of any key, however sure it is. */
export function wheelPlace(key: Key): Camelot {
    const ofRelativeMajor = pitchClass(key) + (key.mode === 'minor' ? 3 : 0);
    return { hour: ((ofRelativeMajor * 7 + 7) % 12) + 1, letter: key.mode === 'minor' ? 'A' : 'B' };
}

/** Steps from one key to another that each are heard as close: a fifth up or down, or to the relative key. 0 to 7. */
export function camelotSteps(from: Camelot, to: Camelot): number {
    const hours = Math.abs(from.hour - to.hour);
    return Math.min(hours, 12 - hours) + (from.letter === to.letter ? 0 : 1);
}

/** Semitones above C, 0 to 11. */
function pitchClass({ tonic }: Key): number {
    const accidental = tonic.endsWith('#') ? 1 : tonic.endsWith('b') ? -1 : 0;
    return ((semitonesOfLetter[tonic.charAt(0)] ?? 0) + accidental + 12) % 12;
}
