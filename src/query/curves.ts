/** How well a measured value is what was asked for, 0 to 1. */
import type { CriterionOf } from './criterion.ts';

/** What fits less is not listed. */
export const listedFrom = 0.6;

/** Values that are as near as this fit in full; what is farther by `range`, not at all. */
const [near, range] = [0.1, 0.3];

/** What a song's page says of it is listed, and nothing else: those in the order of how near they are, and so the others. */
export const asSaid = (isSaid: boolean, near: number): number =>
    isSaid ? listedFrom + (1 - listedFrom) * near : (1 - listedFrom) * near;

export const between0And1 = (value: number): number => Math.min(1, Math.max(0, value));

/** So much of a fit tells what is plainly so from what only just is. */
const plainest = 0.1;

/** Whether anything below is asked for, or anything above; both 0 to 1. */
export const isLow = (about: number): boolean => about < 0.5;
export const isHigh = (about: number): boolean => about >= 0.7;

/** What is low is the better the lower, what is high the better the higher; both 0 to 1. */
export function nearness(value: number, about: number): number {
    const fit = between0And1(1 - (Math.abs(value - about) - near) / range);
    if (!isLow(about) && !isHigh(about)) return fit;
    const [left, most] = isLow(about) ? [value, about] : [1 - value, 1 - about];
    return left < most ? 1 - (plainest * left) / most : Math.min(fit, 1 - plainest);
}

/** Of a clearness, which is 1 where something may just be said. */
export const plainness = (clearness: number): number => Math.min(clearness, 1 - plainest / Math.max(1, clearness));

/** A tempo that is as much as an eighth outside does not fit at all. */
const tempoOctaves = Math.log2(1.125);

/** How well a tempo in beats per minute lies within two others. */
export const withinTempo = (bpm: number, range: Range): number =>
    between0And1(1 - outside(Math.log2(bpm), range, Math.log2) / tempoOctaves);

/** The same, down to what is an octave outside: it is not listed, but one may be nearer than another. */
export const nearTempo = (bpm: number, range: Range): number =>
    Math.max(withinTempo(bpm, range), asSaid(false, between0And1(1 - outside(Math.log2(bpm), range, Math.log2))));

type Range = Pick<CriterionOf<'tempo'>, 'from' | 'to'>;

/** How far a value lies outside a range whose ends are on the scale of that value. */
function outside(value: number, { from, to }: Range, scale: (end: number) => number = (end) => end): number {
    return Math.max(0, from === null ? 0 : scale(from) - value, to === null ? 0 : value - scale(to));
}

/** Lengths and years are exact; what is as far outside is not near. */
const farthest = { length: 180, year: 20 } as const;

export function within(value: number, range: CriterionOf<'length' | 'year'>): number {
    const far = outside(value, range);
    return far === 0 ? 1 : asSaid(false, between0And1(1 - far / farthest[range.kind]));
}

/** As different as this is plainly more: on a scale of 0 to 1, in octaves of tempo, and in LU. */
const plainly = { energy: 0.25, feeling: 0.2, tempo: Math.log2(1.15), loudness: 3 } as const;

/** Whether it is more by so much; the same does not reach `listedFrom`. */
export const moreBy = (difference: number, of: keyof typeof plainly): number =>
    between0And1(listedFrom - 0.05 + (difference / plainly[of]) * (1 - listedFrom + 0.05));

/** What a cosine of two embeddings is worth: songs that do not sound alike are not listed (`unlikeBelow`, 0.4). */
export const alike = (cosine: number): number => between0And1((cosine - 0.1) / 0.5);
