/** What came out lately: albums first, which Spotify's search finds as new, then their songs. */
import * as v from 'valibot';
import type { Filters } from '../filters.ts';
import { remarksOn } from '../http/http-client.ts';
import { validEntries } from '../http/lenient-schema.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { isWithin } from '../matching/release-date.ts';
import type { Answer } from '../source.ts';
import type { SpotifyApi } from './api.ts';
import { newAlbumWords } from './search-words.ts';
import { albumSchema, releaseDateOf, songSchema, spotifyId, toRecommendation } from './tracks.ts';

interface Query {
    readonly api: SpotifyApi;
    readonly genre: string | null;
    readonly filters: Filters;
    readonly now: () => number;
    readonly signal: AbortSignal;
    /** From now on only what is kept. */
    readonly isOver: () => boolean;
}

const mostFound = 10;
/** Each is a request of its own. */
const mostAlbums = 3;
const maxAgeSeconds = 3600;

const foundSchema = v.pipe(
    v.object({ albums: v.object({ items: validEntries(v.object({ ...albumSchema.entries, id: spotifyId })) }) }),
    v.transform(({ albums }) => albums.items),
);

const wholeSchema = v.object({ ...albumSchema.entries, tracks: v.object({ items: validEntries(songSchema) }) });

/** Songs of albums of the last two weeks that are within the time asked for. Of what genre they are, Spotify does not say. */
export async function* songsOfNewAlbums({
    genre,
    filters,
    now,
    isOver,
    ...asked
}: Query): AsyncGenerator<Answer, undefined> {
    const ask = <T>(path: string, schema: v.GenericSchema<unknown, T>) =>
        asked.api({ path, schema, signal: asked.signal, maxAgeSeconds, cachedOnly: isOver() });
    const q = ['tag:new', ...newAlbumWords(genre, filters)].join(' ');
    const found = await ask(`search?${new URLSearchParams({ q, type: 'album', limit: `${mostFound}` })}`, foundSchema);
    yield* remarksOn(found);
    if (!found.ok) return;
    const recent = found.value.filter(
        (album) => isWithin(releaseDateOf({ album }) ?? '', filters.time, now()) === 'yes',
    );
    for (const { id } of recent.slice(0, mostAlbums)) {
        const result = await ask(`albums/${id}`, wholeSchema);
        yield* remarksOn(result);
        if (!result.ok) return;
        const { tracks, ...album } = result.value;
        const released = releaseDateOf({ album }) ?? undefined;
        for (const track of tracks.items.filter((song) => song.is_playable)) {
            const song = toRecommendation({ ...track, album });
            const judgements = judgeListed({ ...song, released }, filters, now());
            if (judgements) yield { kind: 'song', song: { ...song, judgements } };
        }
    }
}
