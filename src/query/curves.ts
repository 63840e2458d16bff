/** How well a measured value is what was asked for, 0 to 1. */
import type { CriterionOf } from './criterion.ts';

/** What fits less is not listed. */
export const listedFrom = 0.6;

/** Values that are as near as this fit in full; what is farther by `range`, not at all. */
const [near, range] = [0.1, 0.3];

export const between0And1 = (value: number): number => Math.min(1, Math.max(0, value));

/** Low is anything below, and high anything above; both 0 to 1. */
export function nearness(value: number, about: number): number {
    if ((about < 0.5 && value <= about) || (about >= 0.7 && value >= about)) return 1;
    return between0And1(1 - (Math.abs(value - about) - near) / range);
}

/** A tempo that is as much as an eighth outside does not fit at all. */
const tempoOctaves = Math.log2(1.125);

/** How well a tempo in beats per minute lies within two others. */
export function withinTempo(bpm: number, { from, to }: Pick<CriterionOf<'tempo'>, 'from' | 'to'>): number {
    const [below, above] = [from === null ? 0 : Math.log2(from / bpm), to === null ? 0 : Math.log2(bpm / to)];
    return between0And1(1 - Math.max(0, below, above) / tempoOctaves);
}

/** As different as this is plainly more: on a scale of 0 to 1, and in octaves of tempo. */
const plainly = { energy: 0.25, feeling: 0.2, tempo: Math.log2(1.15) } as const;

/** Whether it is more by so much; the same does not reach `listedFrom`. */
export const moreBy = (difference: number, of: keyof typeof plainly): number =>
    between0And1(listedFrom - 0.05 + (difference / plainly[of]) * (1 - listedFrom + 0.05));

/** What a cosine of two embeddings is worth: songs that do not sound alike are not listed (`unlikeBelow`, 0.4). */
export const alike = (cosine: number): number => between0And1((cosine - 0.1) / 0.5);
