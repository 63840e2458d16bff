import * as v from 'valibot';
import type { Recommendation } from '../recommendation.ts';
import type { Filters } from '../filters.ts';
import { remarksOn, type HttpClient } from '../http/http-client.ts';
import { lenient, validEntries } from '../http/lenient-schema.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import type { Answer } from '../source.ts';
import { type Catalogue, editorsWords } from './catalogue.ts';
import { genreOfItem, languageOfItem, songsQuery } from './wikidata-query.ts';

interface Parts {
    readonly http: HttpClient;
    readonly now: () => number;
}

const maxAgeSeconds = 24 * 60 * 60;

const item = v.object({
    value: v.pipe(
        v.string(),
        v.regex(/^http:\/\/www\.wikidata\.org\/entity\/Q\d+$/),
        v.transform((address) => address.slice(address.lastIndexOf('/') + 1)),
    ),
});
/** Where there is no label, the item stands in for it. */
const label = v.object({
    value: v.pipe(
        v.string(),
        v.nonEmpty(),
        v.check((text) => !/^Q\d+$/.test(text)),
    ),
});

const rowSchema = v.object({
    song: item,
    songLabel: label,
    artistLabel: lenient(label),
    video: v.object({ value: v.pipe(v.string(), v.regex(/^[\w-]{11}$/)) }),
    date: lenient(v.object({ value: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T/)) })),
    precision: lenient(v.object({ value: v.string() })),
    genre: lenient(item),
    language: lenient(item),
});

type Row = v.InferOutput<typeof rowSchema>;

const answerSchema = v.object({ results: v.object({ bindings: validEntries(rowSchema) }) });

/** Songs whose language, genre and date people have written down, with their video, which plays in YouTube's frame for anyone. */
export function createWikidata({ http, now }: Parts): Catalogue {
    return {
        link(filters) {
            const query = songsQuery(filters, now());
            return {
                service: 'wikidata',
                address:
                    query === null
                        ? 'https://www.wikidata.org/'
                        : `https://query.wikidata.org/#${encodeURIComponent(query)}`,
                words: editorsWords(filters).join(' '),
            };
        },
        sentWords: editorsWords,
        async *recommend(filters, options): AsyncGenerator<Answer> {
            const query = songsQuery(filters, now());
            if (query === null) return;
            const result = await http.request({
                service: 'wikidata',
                address: new URL(`https://query.wikidata.org/sparql?${new URLSearchParams({ query, format: 'json' })}`),
                schema: answerSchema,
                maxAgeSeconds,
                cacheKey: `${filters.time} ${songsQuery({ ...filters, time: 'any' }, now())}`,
                ...options,
            });
            yield* remarksOn(result);
            if (!result.ok) return;
            for (const rows of bySong(result.value.results.bindings)) {
                const song = recommendation(rows, filters, now());
                if (song) yield { kind: 'song', song };
            }
        },
    };
}

type Rows = readonly [Row, ...Row[]];

/** A song has a row for each of its artists, dates, genres and languages. */
function bySong(rows: readonly Row[]): Iterable<Rows> {
    const songs = new Map<string, Rows>();
    for (const row of rows) songs.set(row.song.value, [...(songs.get(row.song.value) ?? ([] as const)), row] as Rows);
    return songs.values();
}

function recommendation(rows: Rows, filters: Filters, now: number): Recommendation | null {
    const [{ song, songLabel, video, genre }] = rows;
    const artist = [...new Set(rows.flatMap(({ artistLabel }) => artistLabel?.value ?? []))].join(', ');
    const spoken = rows.flatMap(({ language }) => languageOfItem(language?.value) ?? []);
    const listed = {
        title: songLabel.value,
        ...(artist !== '' && { artist }),
        // Of a song in several languages it is the one that is asked for.
        declared: spoken.find((language) => language === filters.language) ?? spoken[0],
        released: rows.flatMap(dateOf).toSorted()[0],
        genre: genreOfItem(genre?.value, filters.genres),
    };
    const judgements = judgeListed(listed, filters, now);
    return (
        judgements && {
            service: 'wikidata',
            id: song.value,
            title: listed.title,
            ...(artist !== '' && { artist }),
            page: `https://www.wikidata.org/wiki/${song.value}`,
            frame: `https://www.youtube-nocookie.com/embed/${video.value}`,
            judgements,
        }
    );
}

/** As precise as it is known, https://www.wikidata.org/wiki/Help:Dates */
function dateOf({ date, precision }: Row): readonly string[] {
    const length = { '9': 4, '10': 7, '11': 10 }[precision?.value ?? ''];
    return date && length !== undefined ? [date.value.slice(0, length)] : [];
}
