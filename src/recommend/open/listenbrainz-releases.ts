/** What ListenBrainz tells of fresh releases, https://listenbrainz.readthedocs.io/en/latest/users/api/misc.html */
import * as v from 'valibot';
import { lenient, validEntries } from '../http/lenient-schema.ts';
import { mbid } from './mbid.ts';

const releaseSchema = v.object({
    release_mbid: mbid,
    release_group_mbid: lenient(mbid),
    release_name: v.pipe(v.string(), v.nonEmpty()),
    artist_credit_name: lenient(v.string()),
    release_date: lenient(v.pipe(v.string(), v.nonEmpty())),
    /** The release's own: one in ten has any. */
    release_tags: v.fallback(validEntries(v.string()), []),
    release_group_primary_type: lenient(v.string()),
    release_group_secondary_type: lenient(v.string()),
    caa_release_mbid: lenient(mbid),
    listen_count: v.fallback(v.number(), 0),
});

export type Release = v.InferOutput<typeof releaseSchema>;

export const freshReleasesSchema = v.object({ payload: v.object({ releases: validEntries(releaseSchema) }) });
