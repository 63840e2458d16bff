/** Spotify's tracks, as its search gives them. */
import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';
import { validEntries, lenient } from '../http/lenient-schema.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
/** Base 62. */
export const spotifyId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{22}$/));

const imageSchema = v.object({
    url: v.pipe(v.string(), v.url(), v.startsWith('https://i.scdn.co/')),
    width: v.fallback(v.number(), 0),
});

export const albumSchema = v.object({
    name: lenient(text),
    album_type: lenient(v.string()),
    release_date: lenient(v.string()),
    release_date_precision: lenient(v.picklist(['year', 'month', 'day'])),
    images: v.fallback(validEntries(imageSchema), []),
});

/** A song as its album lists it. */
export const songSchema = v.object({
    id: spotifyId,
    name: text,
    artists: v.fallback(validEntries(v.object({ name: text })), []),
    duration_ms: lenient(v.pipe(v.number(), v.gtValue(0))),
    /** False where the listener may not hear it. */
    is_playable: v.fallback(v.boolean(), true),
});

const trackSchema = v.object({ ...songSchema.entries, album: lenient(albumSchema) });

export type SpotifyTrack = v.InferOutput<typeof trackSchema>;

/** One page of a search; `count` is how many entries it had, broken ones too. */
export const pageSchema = v.pipe(
    v.object({ tracks: v.object({ items: v.array(v.unknown()) }) }),
    v.transform(({ tracks: { items } }) => ({
        count: items.length,
        tracks: v.parse(validEntries(trackSchema), items),
    })),
);

/** To be shown in about this size on dense screens. */
const coverPixels = 300;

export function toRecommendation(track: SpotifyTrack): Omit<Recommendation, 'judgements'> {
    const artist = track.artists.map(({ name }) => name).join(', ');
    const cover = coverOf(track);
    return {
        service: 'spotify',
        id: track.id,
        title: track.name,
        ...(artist !== '' && { artist }),
        ...(track.album?.name !== undefined && { album: track.album.name }),
        ...(track.duration_ms !== undefined && { durationSeconds: track.duration_ms / 1000 }),
        page: `https://open.spotify.com/track/${track.id}`,
        ...(cover !== undefined && { cover }),
        frame: `https://open.spotify.com/embed/track/${track.id}`,
    };
}

/**
 * When the album came out, no more precise than Spotify says it is known; null where it is not. The date of a collection says
 * nothing of its songs.
 */
export function releaseDateOf({ album }: Pick<SpotifyTrack, 'album'>): string | null {
    if (album?.release_date === undefined || album.album_type === 'compilation') return null;
    const [date, year = '', month] = /^(\d{4})(?:-(\d{2})(?:-\d{2})?)?$/.exec(album.release_date) ?? [];
    if (date === undefined || year === '0000') return null;
    if (album.release_date_precision === 'day') return date;
    return album.release_date_precision === 'month' && month !== undefined ? `${year}-${month}` : year;
}

/** The smallest that is large enough, or the largest. */
function coverOf({ album }: SpotifyTrack): string | undefined {
    const bySize = [...(album?.images ?? [])].sort((a, b) => a.width - b.width);
    return (bySize.find(({ width }) => width >= coverPixels) ?? bySize.at(-1))?.url;
}
