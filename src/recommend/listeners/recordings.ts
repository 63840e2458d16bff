/** Recordings, and who made them, as MusicBrainz tells of them: https://musicbrainz.org/doc/MusicBrainz_API */
import * as v from 'valibot';
import type { HttpResult } from '../http/http-client.ts';
import { entriesOrNone, lenient, validEntries } from '../http/lenient-schema.ts';
import { mbid } from '../open/mbid.ts';
import type { MusicBrainz } from '../open/musicbrainz-api.ts';
import type { RecommendOptions } from '../source.ts';

/** How the keys of all that is asked of MusicBrainz for a song begin, so that it can be forgotten. */
export const aboutSongs = 'song: ';

const creditSchema = v.object({
    name: v.string(),
    joinphrase: lenient(v.string()),
    artist: lenient(v.object({ id: mbid })),
});

const tagsSchema = entriesOrNone(v.object({ name: v.string() }));

const groupSchema = v.object({
    id: mbid,
    'primary-type': lenient(v.string()),
    'secondary-types': entriesOrNone(v.string()),
});

const recordingSchema = v.object({
    id: mbid,
    title: v.pipe(v.string(), v.nonEmpty()),
    'artist-credit': entriesOrNone(creditSchema),
    'first-release-date': lenient(v.pipe(v.string(), v.nonEmpty())),
    tags: tagsSchema,
    releases: entriesOrNone(v.object({ id: mbid, 'release-group': lenient(groupSchema) })),
});

export type Recording = v.InferOutput<typeof recordingSchema>;

const recordingsSchema = v.object({ recordings: validEntries(recordingSchema) });
const artistsSchema = v.object({ artists: validEntries(v.object({ id: mbid, tags: tagsSchema })) });

/** As many as it gives at once. */
const limit = '100';

type Found<T> = Promise<HttpResult<T>>;

export const findRecordings = (
    api: MusicBrainz,
    query: string,
    options: RecommendOptions,
): Found<v.InferOutput<typeof recordingsSchema>> =>
    api({
        path: 'recording',
        parameters: { query, limit },
        schema: recordingsSchema,
        cacheKey: `${aboutSongs}recordings ${query}`,
        ...options,
    });

/** Also by an identifier that was merged into another. */
export const lookUpRecording = (api: MusicBrainz, id: string, options: RecommendOptions): Found<Recording> =>
    api({
        path: `recording/${id}`,
        parameters: { inc: 'artist-credits' },
        schema: recordingSchema,
        cacheKey: `${aboutSongs}recording ${id}`,
        ...options,
    });

export const findArtists = (
    api: MusicBrainz,
    ids: readonly string[],
    options: RecommendOptions,
): Found<v.InferOutput<typeof artistsSchema>> =>
    api({
        path: 'artist',
        parameters: { query: anyOf('arid', ids), limit },
        schema: artistsSchema,
        cacheKey: `${aboutSongs}artists ${ids.join(' ')}`,
        ...options,
    });

/** https://musicbrainz.org/doc/Indexed_Search_Syntax; in a phrase only quotes and backslashes mean something. */
export const phrase = (field: string, text: string): string => `${field}:"${text.replace(/["\\]/g, '\\$&')}"`;

export const anyOf = (field: string, ids: readonly string[]): string =>
    `(${ids.map((id) => phrase(field, id)).join(' OR ')})`;

export const artistOf = ({ 'artist-credit': credits }: Recording): string | undefined =>
    credits.map(({ name, joinphrase = '' }) => name + joinphrase).join('') || undefined;

export const artistIdsOf = ({ 'artist-credit': credits }: Recording): readonly string[] =>
    credits.flatMap(({ artist }) => (artist ? [artist.id] : []));

export const groupsOf = ({ releases }: Recording): readonly v.InferOutput<typeof groupSchema>[] =>
    releases.flatMap((release) => (release['release-group'] ? [release['release-group']] : []));
