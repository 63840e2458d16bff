import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';
import { remarksOn, type HttpClient } from '../http/http-client.ts';
import type { RateLimiter } from '../http/rate-limiter.ts';
import type { Filters } from '../filters.ts';
import { validEntries, lenient } from '../http/lenient-schema.ts';
import type { Answer } from '../source.ts';
import type { Catalogue } from './catalogue.ts';
import { genreOfTags, genreTag } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { mbid, releaseCover } from './mbid.ts';
import { releaseQuery } from './musicbrainz-query.ts';

interface Parts {
    readonly http: HttpClient;
    readonly rateLimit: RateLimiter;
    readonly now: () => number;
}

const maxAgeSeconds = 24 * 60 * 60;

const creditSchema = v.object({ name: v.string(), joinphrase: lenient(v.string()) });

const releaseSchema = v.object({
    id: mbid,
    title: v.pipe(v.string(), v.nonEmpty()),
    'artist-credit': lenient(v.array(creditSchema)),
    date: lenient(v.pipe(v.string(), v.nonEmpty())),
    'text-representation': lenient(v.object({ language: lenient(v.string()) })),
    tags: lenient(validEntries(v.object({ name: v.string() }))),
    'cover-art-archive': lenient(v.object({ front: v.boolean() })),
});

type Release = v.InferOutput<typeof releaseSchema>;

const answerSchema = v.object({ releases: validEntries(releaseSchema) });

/** Releases by genre, tags, language and date of release: all that is asked for is filtered there. */
export function createMusicBrainz({ http, rateLimit, now }: Parts): Catalogue {
    return {
        link(filters) {
            const search = new URLSearchParams({
                query: releaseQuery(filters, now()),
                type: 'release',
                method: 'advanced',
            });
            const words = [...filters.genres.map(({ genre }) => genreTag(genre)), ...filters.tags].join(' ');
            return { service: 'musicbrainz', address: `https://musicbrainz.org/search?${search}`, words };
        },
        async *recommend(filters, { signal, cachedOnly }): AsyncGenerator<Answer> {
            const address = new URL('https://musicbrainz.org/ws/2/release');
            address.search = String(
                new URLSearchParams({ query: releaseQuery(filters, now()), fmt: 'json', limit: '50' }),
            );
            const result = await http.request({
                service: 'musicbrainz',
                address,
                schema: answerSchema,
                signal,
                maxAgeSeconds,
                cachedOnly,
                cacheKey: `${filters.time} ${releaseQuery({ ...filters, time: 'any' }, now())}`,
                rateLimit,
                // https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting
                reasonOf: (status) => (status === 503 ? 'slow-down' : null),
            });
            yield* remarksOn(result);
            if (!result.ok) return;
            for (const release of result.value.releases) {
                const song = recommendation(release, filters, now());
                if (song) yield { kind: 'song', song };
            }
        },
    };
}

function recommendation(release: Release, filters: Filters, now: number): Recommendation | null {
    const { id, title, date } = release;
    const artist = release['artist-credit']?.map(({ name, joinphrase = '' }) => name + joinphrase).join('');
    const tags = release.tags?.map(({ name }) => name) ?? [];
    const declared = release['text-representation']?.language;
    const listed = {
        title,
        artist,
        declared,
        released: date,
        genre: genreOfTags(tags, filters.genres) ?? undefined,
        // Releases with voices were left out there.
        isInstrumental: filters.language === 'none',
    };
    const judgements = judgeListed(listed, filters, now);
    return (
        judgements && {
            service: 'musicbrainz',
            id,
            title,
            ...(artist && { artist }),
            page: `https://musicbrainz.org/release/${id}`,
            // The search seldom says whether there is a cover; where there is none, none is shown.
            ...(release['cover-art-archive']?.front !== false && { cover: releaseCover(id) }),
            judgements,
        }
    );
}
