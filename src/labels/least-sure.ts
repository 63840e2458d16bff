/** The songs of which a label is least sure: what is said of these teaches most (Lewis and Gale, "A sequential algorithm for training text classifiers", 1994). */
import type { Track } from '../flow.ts';
import { artistOf } from './features.ts';
import { likelihoodOf } from './holding.ts';
import type { Label } from './label.ts';
import { verdictOf } from './teaching.ts';

const askedAtOnce = 3;

/** Least sure first, each by another artist; none of those that were spoken of or skipped. Empty while nothing is learned. */
export function leastSure(label: Label, tracks: readonly Track[], skipped: ReadonlySet<string>): readonly Track[] {
    const open = tracks.flatMap((track) => {
        if (skipped.has(track.id) || verdictOf(label, track.id) !== 'open') return [];
        const likely = likelihoodOf(label, track);
        return likely === null ? [] : [{ track, doubt: Math.abs(likely - 0.5) }];
    });
    const artists = new Set<string>();
    return open
        .sort((a, b) => a.doubt - b.doubt || (a.track.id < b.track.id ? -1 : 1))
        .filter(({ track: { id, artist } }) => {
            const key = artistOf(id, artist);
            return artists.size < askedAtOnce && !artists.has(key) && artists.add(key);
        })
        .map(({ track }) => track);
}
