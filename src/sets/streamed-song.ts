import type { Similar } from '../flow.ts';
import type { Recommendation } from '../recommend/recommendation.ts';

/** A song of a service that was heard and may stand in a set. It is in no library, plays as a stream, and is kept for the visit alone. */
export interface StreamedSong extends Recommendation {
    readonly stream: string;
    readonly heard: Similar;
}

export const isStreamed = (song: Recommendation): song is StreamedSong =>
    song.stream !== undefined && song.heard !== undefined;
