import type { Track } from '../../flow.ts';
import type { Judgement, Recommendation } from '../recommendation.ts';

/** A track as a song to hear next. */
export function librarySong(
    { id, title, artist, album, analysis }: Track,
    judgements: readonly Judgement[],
): Recommendation {
    return {
        service: 'library',
        id,
        title,
        ...(artist !== undefined && { artist }),
        ...(album !== undefined && { album }),
        durationSeconds: analysis.durationSeconds,
        judgements,
    };
}
