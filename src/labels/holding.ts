/** Which labels hold of a song: those that the listener gave, and those that may be claimed. */
import type { Track } from '../flow.ts';
import { likelihood } from './head.ts';
import type { Label, Learned } from './label.ts';
import { verdictOf } from './teaching.ts';

/** By whom a label holds of a song; null where it does not. */
export type Holding = 'listener' | 'segue' | null;

/** What is right less surely is claimed of no song by itself. Half is chance. */
export const claimedFrom = 0.6;

/** Whether the label is claimed of songs that nobody has spoken of. */
export const isClaimed = (learned: Learned | null): boolean =>
    learned?.head != null && 'low' in learned.rightness && learned.rightness.low >= claimedFrom;

export function holdingOf(label: Label, track: Track): Holding {
    const verdict = verdictOf(label, track.id);
    if (verdict !== 'open') return verdict === 'yes' ? 'listener' : null;
    return isClaimed(label.learned) && (likelihoodOf(label, track) ?? 0) >= 0.5 ? 'segue' : null;
}

const known = new WeakMap<Learned, WeakMap<Track, number | null>>();

/** 0 to 1, whether or not it may be claimed; null where nothing is learned, or another network heard the song. Kept: lists ask of thousands of songs. */
export function likelihoodOf({ learned }: Label, track: Track): number | null {
    if (!learned?.head) return null;
    const ofLabel = known.get(learned) ?? new WeakMap<Track, number | null>();
    known.set(learned, ofLabel);
    let likely = ofLabel.get(track);
    if (likely === undefined) ofLabel.set(track, (likely = likelihood(learned.head, track.analysis)));
    return likely;
}
