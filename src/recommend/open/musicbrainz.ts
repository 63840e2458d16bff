import type { Recommendation } from '../recommendation.ts';
import { remarksOn, type HttpResult } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import type { Answer, RecommendOptions } from '../source.ts';
import { type Catalogue, editorsWords } from './catalogue.ts';
import { genreOfTags, isAmong } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { coverOf, isMusic } from './mbid.ts';
import type { MusicBrainz } from './musicbrainz-api.ts';
import { artistOf, type Group, groupsOfReleasesSchema, groupsSchema, tagsOf } from './musicbrainz-groups.ts';
import { declaredQuery, groupQuery, languageCodes } from './musicbrainz-query.ts';

interface Parts {
    readonly api: MusicBrainz;
    readonly now: () => number;
}

/** As many identifiers as an address has room for. */
const mostGroups = 80;

/**
 * Release groups by genre, tags and the date when they first came out; a reissue is no news. They carry no language: where one is
 * asked for, their releases are asked for it as well.
 */
export function createMusicBrainz({ api, now }: Parts): Catalogue {
    return {
        link(filters) {
            const search = new URLSearchParams({
                query: groupQuery(filters, now()),
                type: 'release_group',
                method: 'advanced',
            });
            const address = `https://musicbrainz.org/search?${search}`;
            return { service: 'musicbrainz', address, words: editorsWords(filters).join(' ') };
        },
        sentWords: editorsWords,
        async *recommend(filters, options): AsyncGenerator<Answer> {
            const result = await api({
                path: 'release-group',
                parameters: { query: groupQuery(filters, now()), limit: String(mostGroups) },
                schema: groupsSchema,
                cacheKey: `${filters.time} ${groupQuery({ ...filters, time: 'any' }, now())}`,
                ...options,
            });
            yield* remarksOn(result);
            if (!result.ok) return;
            const groups = result.value['release-groups'].filter((group) =>
                isMusic(group['primary-type'], group['secondary-types'] ?? []),
            );
            const declared = await declaredAmong(api, groups, filters, options);
            if (declared?.trouble) yield { kind: 'trouble', trouble: declared.trouble };
            const ids = declared?.ok
                ? new Set(declared.value.releases.map((release) => release['release-group'].id))
                : null;
            for (const group of groups) {
                const song = recommendation(group, ids, filters, now());
                if (song) yield { kind: 'song', song };
            }
        },
    };
}

type Declared = HttpResult<{ readonly releases: readonly { readonly 'release-group': { readonly id: string } }[] }>;

async function declaredAmong(
    api: MusicBrainz,
    groups: readonly Group[],
    { language }: Filters,
    options: RecommendOptions,
): Promise<Declared | null> {
    if (language === 'any' || groups.length === 0) return null;
    return api({
        path: 'release',
        parameters: {
            query: declaredQuery(
                groups.map(({ id }) => id),
                language,
            ),
            limit: '100',
        },
        schema: groupsOfReleasesSchema,
        ...options,
    });
}

/** `declared`: the groups that have a release of the asked language; null where that is not known. */
function recommendation(
    group: Group,
    declared: ReadonlySet<string> | null,
    filters: Filters,
    now: number,
): Recommendation | null {
    const { id, title, 'first-release-date': released } = group;
    const { language } = filters;
    const isDeclared = declared?.has(id) ?? false;
    // Latin letters are no English by themselves, where it could have been said.
    if (language === 'en' && declared && !isDeclared) return null;
    const artist = artistOf(group);
    const tags = tagsOf(group);
    const listed = {
        title,
        artist,
        ...(isDeclared && language !== 'any' && language !== 'none' && { declared: languageCodes[language] }),
        released,
        genre: genreOfTags(tags, filters.genres) ?? undefined,
        isInstrumental: language === 'none' && (isDeclared || isAmong('instrumental', tags)),
    };
    const judgements = judgeListed(listed, filters, now);
    return (
        judgements && {
            service: 'musicbrainz',
            id,
            title,
            ...(artist !== undefined && { artist }),
            page: `https://musicbrainz.org/release-group/${id}`,
            // Where there is no cover, none is shown.
            cover: coverOf('release-group', id),
            judgements,
        }
    );
}
