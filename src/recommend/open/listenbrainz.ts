import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';
import { interleaved } from '../apportionment.ts';
import { remarksOn, type HttpClient } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import { validEntries, lenient } from '../http/lenient-schema.ts';
import type { Answer } from '../source.ts';
import type { Catalogue } from './catalogue.ts';
import { genreOfTags, genreTag, isAmong } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { mbid, releaseCover } from './mbid.ts';

interface Parts {
    readonly http: HttpClient;
    readonly now: () => number;
}

const maxAgeSeconds = 24 * 60 * 60;

const releaseSchema = v.object({
    release_mbid: mbid,
    release_name: v.pipe(v.string(), v.nonEmpty()),
    artist_credit_name: lenient(v.string()),
    release_date: lenient(v.pipe(v.string(), v.nonEmpty())),
    release_tags: v.fallback(validEntries(v.string()), []),
    release_group_primary_type: lenient(v.string()),
    caa_release_mbid: lenient(mbid),
});

type Release = v.InferOutput<typeof releaseSchema>;

const answerSchema = v.object({ payload: v.object({ releases: validEntries(releaseSchema) }) });

/** Plays and readings are no songs. */
const musicTypes = ['Album', 'EP', 'Single'];

/**
 * What came out lately, chosen here by its tags: the last week, or the last month. A longer window gets the last month
 * as well, which is of it; the whole three months that can be asked for are too large to fetch for that.
 */
export function createListenBrainz({ http, now }: Parts): Catalogue {
    return {
        link({ genres, tags, time }) {
            const words = [...genres.map(({ genre }) => genreTag(genre)), ...tags];
            const isFresh = time === 'week' || time === 'month' || words.length === 0;
            const search = new URLSearchParams({
                prompt: words.map((word) => `tag:(${word})`).join(' '),
                mode: 'easy',
            });
            const page = isFresh ? 'fresh-releases/' : `lb-radio/?${search}`;
            return {
                service: 'listenbrainz',
                address: `https://listenbrainz.org/explore/${page}`,
                words: words.join(' '),
            };
        },
        async *recommend(filters, { signal, cachedOnly }): AsyncGenerator<Answer> {
            const days = filters.time === 'week' ? 7 : 31;
            const result = await http.request({
                service: 'listenbrainz',
                address: new URL(`https://api.listenbrainz.org/1/explore/fresh-releases?days=${days}`),
                schema: answerSchema,
                signal,
                maxAgeSeconds,
                cachedOnly,
            });
            yield* remarksOn(result);
            if (!result.ok) return;
            for (const song of matching(result.value.payload.releases, filters, now())) yield { kind: 'song', song };
        },
    };
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
    if (!musicTypes.includes(release.release_group_primary_type ?? 'Album')) return [];
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
            ...(release.caa_release_mbid && { cover: releaseCover(release.caa_release_mbid) }),
            judgements,
        },
    ];
}
