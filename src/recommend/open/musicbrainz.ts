import * as v from 'valibot';
import type { Recommendation } from '../../flow.ts';
import { aside, type Ask } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import { entriesOf, maybe } from '../http/lenient.ts';
import type { Answer } from '../source.ts';
import type { Catalogue } from './catalogue.ts';
import { genreOfTags, genreTag } from './genre-tags.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { mbid, releaseCover } from './mbid.ts';
import { releaseQuery } from './musicbrainz-query.ts';

interface Parts {
    readonly ask: Ask;
    /** Waits until the service may be asked. */
    readonly turn: (signal: AbortSignal) => Promise<void>;
    readonly now: () => number;
}

const keepSeconds = 24 * 60 * 60;

const creditSchema = v.object({ name: v.string(), joinphrase: maybe(v.string()) });

const releaseSchema = v.object({
    id: mbid,
    title: v.pipe(v.string(), v.nonEmpty()),
    'artist-credit': maybe(v.array(creditSchema)),
    date: maybe(v.pipe(v.string(), v.nonEmpty())),
    'text-representation': maybe(v.object({ language: maybe(v.string()) })),
    tags: maybe(entriesOf(v.object({ name: v.string() }))),
    'cover-art-archive': maybe(v.object({ front: v.boolean() })),
});

type Release = v.InferOutput<typeof releaseSchema>;

const answerSchema = v.object({ releases: entriesOf(releaseSchema) });

/** Releases by genre, tags, language and date of release: all that is asked for is filtered there. */
export function createMusicBrainz({ ask, turn, now }: Parts): Catalogue {
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
        async *recommend(filters, { signal, keptOnly }): AsyncGenerator<Answer> {
            const address = new URL('https://musicbrainz.org/ws/2/release');
            address.search = String(
                new URLSearchParams({ query: releaseQuery(filters, now()), fmt: 'json', limit: '50' }),
            );
            const asked = await ask({
                service: 'musicbrainz',
                address,
                schema: answerSchema,
                signal,
                keepSeconds,
                keptOnly,
                keptAs: `${filters.time} ${releaseQuery({ ...filters, time: 'any' }, now())}`,
                turn,
                // https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting
                reasonOf: (status) => (status === 503 ? 'slow-down' : null),
            });
            yield* aside(asked);
            if (!asked.ok) return;
            for (const release of asked.value.releases) {
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
