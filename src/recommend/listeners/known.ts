/** What MusicBrainz knows of recordings, as far as a question needs it. */
import { isMusic } from '../open/mbid.ts';
import type { MusicBrainz } from '../open/musicbrainz-api.ts';
import { groupsOfReleasesSchema } from '../open/musicbrainz-groups.ts';
import { declaredQuery } from '../open/musicbrainz-query.ts';
import type { Filters } from '../filters.ts';
import type { RecommendOptions, Trouble } from '../source.ts';
import { aboutSongs, anyOf, findArtists, findRecordings, groupsOf, type Recording } from './recordings.ts';
import type { Candidate } from './candidate.ts';

export interface Known {
    readonly recordings: ReadonlyMap<string, Recording>;
    /** The release groups that have a release of the asked language; null where that was not asked, or not told. */
    readonly declared: ReadonlySet<string> | null;
    /** Artist -> tags. */
    readonly artistTags: ReadonlyMap<string, readonly string[]>;
    readonly troubles: readonly Trouble[];
}

/** As many identifiers as an address has room for. */
export const mostAsked = 80;

export const tagsOf = ({ tags }: Pick<Recording, 'tags'>): readonly string[] => tags.map(({ name }) => name);

/**
 * Dates are of the recordings, the language is that of their releases, and what has no tags of its own has its artist's: one
 * request for each that the filters ask for, and none that they do not. `recordings`: those that are known already.
 */
export async function learn(
    api: MusicBrainz,
    candidates: readonly Candidate[],
    filters: Filters,
    { recordings: given, ...options }: RecommendOptions & { readonly recordings?: readonly Recording[] },
): Promise<Known> {
    const asked = candidates.slice(0, mostAsked);
    const hasTags = filters.genres.length > 0 || filters.tags.length > 0;
    const troubles: Trouble[] = [];
    const isAsked = filters.language !== 'any' || filters.time !== 'any' || hasTags;
    const ids = asked.map(({ id }) => id);
    const found = !given && isAsked && ids.length > 0 ? await findRecordings(api, anyOf('rid', ids), options) : null;
    if (found?.trouble) troubles.push(found.trouble);
    const recordings = given ?? (found?.ok ? found.value.recordings : []);
    const groups = [...new Set(recordings.flatMap((each) => groupsOf(each).map(({ id }) => id)))].slice(0, mostAsked);
    const releases = await releasesOf(api, groups, filters, options);
    if (releases?.trouble) troubles.push(releases.trouble);
    const artists = [...new Set(asked.flatMap(({ artistIds }) => artistIds))].slice(0, mostAsked);
    const tagged = hasTags && artists.length > 0 ? await findArtists(api, artists, options) : null;
    if (tagged?.trouble) troubles.push(tagged.trouble);
    return {
        recordings: new Map(recordings.map((recording) => [recording.id, recording])),
        declared: releases?.ok ? new Set(releases.value.releases.map((each) => each['release-group'].id)) : null,
        artistTags: new Map(tagged?.ok ? tagged.value.artists.map((artist) => [artist.id, tagsOf(artist)]) : []),
        troubles,
    };
}

async function releasesOf(
    api: MusicBrainz,
    groups: readonly string[],
    { language }: Filters,
    options: RecommendOptions,
) {
    if (language === 'any' || groups.length === 0) return null;
    const query = declaredQuery(groups, language);
    return api({
        path: 'release',
        parameters: { query, limit: '100' },
        schema: groupsOfReleasesSchema,
        cacheKey: `${aboutSongs}releases ${query}`,
        ...options,
    });
}

/** Plays, readings and collections are no songs; a recording that is on no release may be one. */
export function isSong(recording: Recording): boolean {
    const groups = groupsOf(recording);
    return groups.length === 0 || groups.some((group) => isMusic(group['primary-type'], group['secondary-types']));
}
