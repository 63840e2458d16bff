/**
 * ListenBrainz Labs: what listeners of a song also play, by collaborative filtering, https://labs.api.listenbrainz.org. Several
 * rows or lists are asked for at once as JSON; the algorithms are those that it computes.
 */
import * as v from 'valibot';
import type { HttpClient, HttpResult } from '../http/http-client.ts';
import { entriesOrNone, lenient, validEntries } from '../http/lenient-schema.ts';
import type { RateLimiter } from '../http/rate-limiter.ts';
import { mbid } from '../open/mbid.ts';
import type { RecommendOptions } from '../source.ts';

const recordingAlgorithm =
    'session_based_days_7500_session_300_contribution_5_threshold_15_limit_50_skip_30_top_n_listeners_1000';
const artistAlgorithm = 'session_based_days_7500_session_300_contribution_5_threshold_10_limit_100_filter_True_skip_30';

const name = v.pipe(v.string(), v.nonEmpty());
const score = v.fallback(v.number(), 0);

const similarRecordingSchema = v.object({
    recording_mbid: mbid,
    recording_name: name,
    artist_credit_name: lenient(name),
    artist_credit_mbids: entriesOrNone(mbid),
    release_name: lenient(name),
    caa_release_mbid: lenient(mbid),
    score,
    reference_mbid: lenient(mbid),
});
const similarArtistSchema = v.object({ artist_mbid: mbid, name, score, reference_mbid: lenient(mbid) });
const spotifySchema = v.object({
    recording_mbid: mbid,
    spotify_track_ids: validEntries(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{22}$/))),
});

export type SimilarRecording = v.InferOutput<typeof similarRecordingSchema>;
export type SimilarArtist = v.InferOutput<typeof similarArtistSchema>;
type SpotifyIds = v.InferOutput<typeof spotifySchema>;

type Asked<T> = (ids: readonly string[], options: RecommendOptions) => Promise<HttpResult<readonly T[]>>;

/** All by identifiers of MusicBrainz; what is not known there is not in the answer. Its order tells nothing. */
export interface Labs {
    readonly similarRecordings: Asked<SimilarRecording>;
    readonly similarArtists: Asked<SimilarArtist>;
    /** Of recordings. */
    readonly spotifyIds: Asked<SpotifyIds>;
}

interface Parts {
    readonly http: HttpClient;
    readonly rateLimit: RateLimiter;
}

const maxAgeSeconds = 24 * 60 * 60;

export function createLabs({ http, rateLimit }: Parts): Labs {
    const asking =
        <T>(path: string, schema: v.GenericSchema<unknown, T>, rows: (ids: readonly string[]) => object): Asked<T> =>
        (ids, options) =>
            http.request({
                service: 'listenbrainz-labs',
                address: new URL(`${path}/json`, 'https://labs.api.listenbrainz.org/'),
                schema: validEntries(schema),
                maxAgeSeconds,
                cacheKey: `${path} ${ids.join(' ')}`,
                rateLimit,
                init: {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify(rows(ids)),
                },
                ...options,
            });
    return {
        similarRecordings: asking('similar-recordings', similarRecordingSchema, (ids) => [
            { recording_mbids: ids, algorithm: recordingAlgorithm },
        ]),
        similarArtists: asking('similar-artists', similarArtistSchema, (ids) => [
            { artist_mbids: ids, algorithm: artistAlgorithm },
        ]),
        spotifyIds: asking('spotify-id-from-mbid', spotifySchema, (ids) => ids.map((id) => ({ recording_mbid: id }))),
    };
}
