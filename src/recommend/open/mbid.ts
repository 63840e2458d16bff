import * as v from 'valibot';

/** MusicBrainz's identifiers are UUIDs. */
export const mbid = v.pipe(v.string(), v.uuid());

/** The front cover of a release or a group of them, 250 pixels wide, https://musicbrainz.org/doc/Cover_Art_Archive/API */
export const coverOf = (entity: 'release' | 'release-group', id: string): string =>
    `https://coverartarchive.org/${entity}/${id}/front-250`;

/** Plays and readings are no songs, and what is collected from elsewhere is found there. */
const musicTypes = ['Album', 'EP', 'Single'];
const otherTypes = ['Audiobook', 'Audio drama', 'Spokenword', 'Interview', 'Compilation'];

/** By the types of a release group, https://musicbrainz.org/doc/Release_Group/Type; one without a type may be music. */
export function isMusic(primary: string | undefined, secondary: readonly string[]): boolean {
    return musicTypes.includes(primary ?? 'Album') && !secondary.some((type) => otherTypes.includes(type));
}
