import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';

/** Nothing else may become part of an address. */
export const videoIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{11}$/));

const player = 'https://www.youtube-nocookie.com/embed/';

export const pageAddress = (videoId: string): string => `https://www.youtube.com/watch?v=${videoId}`;

export const frameAddress = (videoId: string): string => player + videoId;

/** One player for all the songs, one after the other; null when none of them is a video. */
export function playAllAddress(songs: readonly Pick<Recommendation, 'service' | 'id'>[]): string | null {
    const [first, ...others] = songs
        .filter(({ service, id }) => service === 'youtube' && v.is(videoIdSchema, id))
        .map(({ id }) => id);
    if (first === undefined) return null;
    return frameAddress(first) + (others.length > 0 ? `?playlist=${others.join(',')}` : '');
}
