/** What is known beside a song, and how well one fits by it. */
import type { Track } from '../flow.ts';
import type { KnownOfSongs } from '../playlists/rule-test.ts';

export interface Known extends KnownOfSongs {
    readonly tracks: readonly Track[];
    /** Whether a song has a label of the listener's own. */
    readonly hasLabel: (track: Track, label: string) => boolean;
}

/** 0 to 1; what is not known of a song does not fit what is wanted. */
export type Fit = (track: Track) => number;
