/** How tempos compare, and how they feel. */

/** Tempos that differ by less are felt as one. */
const sameTempoRatio = 0.05;
/** A difference of up to this part of the tempo is easier told in beats than by both numbers. */
const countedRatio = 0.1;

/** Tempos that differ by no more can be mixed: a record is sped up so far before listeners notice. */
export const mixableRatio = 0.06;
/** The same in octaves; logarithms are rounded. */
export const mixableOctaves = Math.log2(1 + mixableRatio) + 1e-9;

export type TempoChange =
    | { readonly kind: 'same' | 'double' | 'half' | 'other' }
    | { readonly kind: 'faster' | 'slower'; readonly beats: number };

export type TempoFeel = 'slow' | 'walking' | 'moderate' | 'brisk' | 'fast';

/** From which tempo on, in whole beats per minute as tempos are shown, each begins: the usual Italian markings (andante, moderato, allegro, presto). What is asked for in words has these borders too. */
export const tempoBorders = { walking: 70, moderate: 96, brisk: 120, fast: 156 } as const;
const tempoFeels = ['walking', 'moderate', 'brisk', 'fast'] as const;

/** Half and double time count as the same tempo: tempo finders and listeners confuse them alike. */
export function isSamePulse(bpm: number, otherBpm: number): boolean {
    return [otherBpm / 2, otherBpm, otherBpm * 2].some((target) => isFeltAsOne(bpm, target));
}

/** From one tempo to another, in whole beats per minute. */
export function tempoChange(fromBpm: number, bpm: number): TempoChange {
    const faster = Math.round(bpm) - Math.round(fromBpm);
    if (faster === 0) return { kind: 'same' };
    const beats = Math.abs(faster);
    if (beats <= countedRatio * fromBpm) return { kind: faster > 0 ? 'faster' : 'slower', beats };
    if (isFeltAsOne(bpm, fromBpm * 2)) return { kind: 'double' };
    return { kind: isFeltAsOne(bpm, fromBpm / 2) ? 'half' : 'other' };
}

/** By how much of itself a tempo would have to change to become the other, or its half or double: 0 is none. Never negative. */
export const pulseDistance = (bpm: number, otherBpm: number): number => 2 ** pulseOctaves(bpm, otherBpm) - 1;

/** Whether songs of both can be mixed, half and double time included. */
export const temposFit = (bpm: number, otherBpm: number): boolean => pulseOctaves(bpm, otherBpm) <= mixableOctaves;

/** What is shown as one tempo feels the same. */
export function tempoFeel(bpm: number): TempoFeel {
    const shown = Math.round(bpm);
    return tempoFeels.findLast((feel) => shown >= tempoBorders[feel]) ?? 'slow';
}

function isFeltAsOne(bpm: number, otherBpm: number): boolean {
    return Math.abs(Math.log2(bpm / otherBpm)) <= Math.log2(1 + sameTempoRatio);
}

function pulseOctaves(bpm: number, otherBpm: number): number {
    const octaves = Math.abs(Math.log2(bpm / otherBpm));
    return Math.min(octaves, Math.abs(octaves - 1));
}
