import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';
import type { Filters } from '../filters.ts';
import { validEntries, lenient } from '../http/lenient-schema.ts';
import { audiusDay } from './audius-date.ts';
import { reachable } from './audius-nodes.ts';
import { isAmong } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';

export const appName = 'Segue';

const flag = lenient(v.boolean());
const text = lenient(v.string());
const mirrors = lenient(validEntries(v.string()));

const trackSchema = v.object({
    id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/)),
    title: v.pipe(v.string(), v.nonEmpty()),
    user: lenient(v.object({ name: v.pipe(v.string(), v.nonEmpty()) })),
    genre: lenient(v.string()),
    /** Separated by commas. */
    tags: lenient(v.string()),
    duration: lenient(v.pipe(v.number(), v.gtValue(0))),
    release_date: lenient(v.string()),
    created_at: lenient(v.string()),
    permalink: lenient(v.string()),
    artwork: lenient(v.object({ '150x150': text, '480x480': text, mirrors })),
    stream: lenient(v.object({ url: text, mirrors })),
    is_delete: flag,
    is_unlisted: flag,
    is_stream_gated: flag,
    is_streamable: flag,
    is_available: flag,
    access: lenient(v.object({ stream: flag })),
});

export type AudiusTrack = v.InferOutput<typeof trackSchema>;

export const tracksSchema = v.object({ data: validEntries(trackSchema) });

/**
 * The song, when anyone may play the whole of it and it passes the filters. `genre` is the asked one that it was listed
 * under, where it was.
 */
export function audiusSong(
    track: AudiusTrack,
    genre: string | undefined,
    filters: Filters,
    now: number,
): Recommendation | null {
    const { id, title, user, duration, permalink, artwork, stream } = track;
    if (!isPlayable(track)) return null;
    const tags = track.tags?.split(',') ?? [];
    const released = audiusDay(track.release_date);
    const uploaded = audiusDay(track.created_at);
    const isInstrumental = isAmong('instrumental', tags);
    const listed = { title, artist: user?.name, released, uploaded, genre, isInstrumental };
    const judgements = judgeListed(listed, filters, now);
    const page = pageOf(permalink);
    const cover = reachable(artwork?.['480x480'] ?? artwork?.['150x150'], artwork?.mirrors);
    const sound = reachable(stream?.url, stream?.mirrors);
    // Asked for tags, a node serves the bytes itself; else it leads on to a store that no page may read.
    sound?.searchParams.set('id3', 'true');
    return (
        judgements && {
            service: 'audius',
            id,
            title,
            ...(user && { artist: user.name }),
            ...(duration !== undefined && { durationSeconds: duration }),
            ...(page !== null && { page }),
            ...(cover && { cover: cover.href }),
            ...(sound && { stream: sound.href }),
            judgements,
        }
    );
}

function isPlayable(track: AudiusTrack): boolean {
    const isWithheld = [track.is_delete, track.is_unlisted, track.is_stream_gated].includes(true);
    return !isWithheld && ![track.is_streamable, track.is_available, track.access?.stream].includes(false);
}

/** The artist's and the song's part of the address, and nothing that would lead elsewhere. */
function pageOf(permalink: string | undefined): string | null {
    return permalink !== undefined && /^\/[^/\\?#\s]+\/[^/\\?#\s]+$/.test(permalink)
        ? `https://audius.co${permalink}`
        : null;
}
