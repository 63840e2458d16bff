/** How keys are related. */
import type { Key } from '../flow.ts';

/** Below it, the key finder is guessing. */
const clearKeyStrength = 0.5;

export type KeyRelation = 'same' | 'relative' | 'fifth';

const semitonesOfLetter: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Same key, relative key (A minor and C major), or a fifth up or down in the same mode: the nearest in the circle of fifths. Null for others, and where one is a guess. */
export function keyRelation(from: Key, to: Key): KeyRelation | null {
    if (Math.min(from.strength, to.strength) < clearKeyStrength) return null;
    const interval = (pitchClass(to) - pitchClass(from) + 12) % 12;
    if (from.mode !== to.mode) return interval === (from.mode === 'major' ? 9 : 3) ? 'relative' : null;
    if (interval === 0) return 'same';
    return interval === 5 || interval === 7 ? 'fifth' : null;
}

/** Semitones above C, 0 to 11. */
function pitchClass({ tonic }: Key): number {
    const accidental = tonic.endsWith('#') ? 1 : tonic.endsWith('b') ? -1 : 0;
    return ((semitonesOfLetter[tonic.charAt(0)] ?? 0) + accidental + 12) % 12;
}
