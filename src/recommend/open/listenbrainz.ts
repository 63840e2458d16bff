import type { Recommendation } from '../recommendation.ts';
import { interleaved } from '../apportionment.ts';
import { remarksOn, type HttpClient } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import type { Answer, RecommendOptions } from '../source.ts';
import { type Catalogue, editorsWords } from './catalogue.ts';
import { genreOfTags, isAmong } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { freshReleasesSchema, type Release } from './listenbrainz-releases.ts';
import { coverOf, isMusic } from './mbid.ts';
import type { MusicBrainz } from './musicbrainz-api.ts';
import { groupsSchema, tagsOf } from './musicbrainz-groups.ts';
import { ofGroups } from './musicbrainz-query.ts';

interface Parts {
    readonly http: HttpClient;
    readonly musicBrainz: MusicBrainz;
    readonly now: () => number;
}

const maxAgeSeconds = 24 * 60 * 60;

/** As many identifiers as an address to MusicBrainz has room for. */
const mostGroups = 80;

/**
 * What came out lately, chosen here by its tags: the last week, or the last month. A longer window gets the last month as well,
 * which is of it; the whole three months that can be asked for are too large to fetch for that. Few releases have tags of their
 * own: for those of the others that are heard most, MusicBrainz is asked for the tags of their groups.
 */
export function createListenBrainz({ http, musicBrainz, now }: Parts): Catalogue {
    return {
        link: (filters) => ({
            service: 'listenbrainz',
            address: 'https://listenbrainz.org/explore/fresh-releases/',
            words: editorsWords(filters).join(' '),
        }),
        sentWords: editorsWords,
        async *recommend(filters, options): AsyncGenerator<Answer> {
            const days = filters.time === 'week' ? 7 : 31;
            const result = await http.request({
                service: 'listenbrainz',
                // Without the slash it leads on to where no page may follow; unless told, it gives what is still to come.
                address: new URL(
                    `https://api.listenbrainz.org/1/explore/fresh-releases/?days=${days}&past=true&future=false`,
                ),
                schema: freshReleasesSchema,
                maxAgeSeconds,
                ...options,
            });
            yield* remarksOn(result);
            if (!result.ok) return;
            const releases = result.value.payload.releases.filter(
                ({ release_group_primary_type: primary, release_group_secondary_type: secondary }) =>
                    isMusic(primary, secondary === undefined ? [] : [secondary]),
            );
            const known = await withGroupTags(musicBrainz, releases, { filters, options, now: now() });
            for (const song of matching(known, filters, now())) yield { kind: 'song', song };
        },
    };
}

/** Without an answer of MusicBrainz the releases stay as they are: it is asked for songs too, and tells of its troubles there. */
async function withGroupTags(
    musicBrainz: MusicBrainz,
    releases: readonly Release[],
    { filters, options, now }: { filters: Filters; options: RecommendOptions; now: number },
): Promise<readonly Release[]> {
    if (filters.genres.length === 0 && filters.tags.length === 0) return releases;
    const groupOf = ({ release_group_mbid: id }: Release): readonly string[] => (id === undefined ? [] : [id]);
    const ids = releases
        .filter(({ release_tags: tags }) => tags.length === 0)
        .filter(({ release_name: title, artist_credit_name: artist, release_date: released }) =>
            // The tags may tell that nobody sings: that alone is no cause to leave one out yet.
            judgeListed({ title, artist, released, isInstrumental: filters.language === 'none' }, filters, now),
        )
        .toSorted((a, b) => b.listen_count - a.listen_count)
        .flatMap(groupOf);
    const asked = [...new Set(ids)].slice(0, mostGroups);
    if (asked.length === 0) return releases;
    const result = await musicBrainz({
        path: 'release-group',
        parameters: { query: ofGroups(asked), limit: '100' },
        schema: groupsSchema,
        ...options,
    });
    const groups = result.ok ? result.value['release-groups'] : [];
    const byId = new Map(groups.map((group) => [group.id, group]));
    return releases.map((release) => {
        const group = byId.get(groupOf(release)[0] ?? '');
        if (!group) return release;
        // A reissue is as old as what it reissues.
        const release_date = group['first-release-date'] ?? release.release_date;
        return { ...release, release_tags: tagsOf(group), release_date };
    });
}

/** The latest first, of each genre as much as it weighs. */
function matching(releases: readonly Release[], filters: Filters, now: number): readonly Recommendation[] {
    const latestFirst = releases.toSorted((a, b) => (b.release_date ?? '').localeCompare(a.release_date ?? ''));
    const anyGenre = [{ genre: undefined, weight: 1 }];
    const groups = filters.genres.length > 0 ? filters.genres : anyGenre;
    return interleaved(
        groups.map(({ genre, weight }) => ({
            weight,
            items: latestFirst
                .filter(({ release_tags }) => (genreOfTags(release_tags, filters.genres) ?? undefined) === genre)
                .flatMap((release) => recommendation(release, genre, filters, now)),
        })),
    );
}

function recommendation(
    release: Release,
    genre: string | undefined,
    filters: Filters,
    now: number,
): readonly Recommendation[] {
    const { release_mbid: id, release_name: title, artist_credit_name: artist, release_tags: tags } = release;
    if (!filters.tags.every((tag) => isAmong(tag, tags))) return [];
    const isInstrumental = isAmong('instrumental', tags);
    const judgements = judgeListed(
        { title, artist, released: release.release_date, genre, isInstrumental },
        filters,
        now,
    );
    if (!judgements) return [];
    return [
        {
            service: 'listenbrainz',
            id,
            title,
            ...(artist && { artist }),
            page: `https://listenbrainz.org/release/${id}`,
            ...(release.caa_release_mbid && { cover: coverOf('release', release.caa_release_mbid) }),
            judgements,
        },
    ];
}
