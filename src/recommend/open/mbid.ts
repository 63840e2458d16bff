import * as v from 'valibot';

/** MusicBrainz's identifiers are UUIDs. */
export const mbid = v.pipe(v.string(), v.uuid());

/** The front cover of a release, 250 pixels wide, https://musicbrainz.org/doc/Cover_Art_Archive/API */
export function releaseCover(id: string): string {
    return `https://coverartarchive.org/release/${id}/front-250`;
}
