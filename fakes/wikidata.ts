import { createOpenService, json, type OpenService } from './open-service.ts';
import { wikidataSongs, type WikidataSong } from './wikidata-songs.ts';

const dayMillis = 24 * 60 * 60 * 1000;

/** What it knows of these prefixes: https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format */
const terms = ['P136', 'P279', 'P407', 'P1651', 'P175', 'P577'];

/** Wikidata's query service, https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual, for what a page asks of songs. */
export function createWikidata({ now }: { readonly now: () => number }): OpenService {
    return createOpenService((request) => {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname !== '/sparql') return json({ error: 'Not Found' }, 404);
        if (searchParams.get('format') !== 'json') return json({ error: 'expected format=json' }, 406);
        const query = searchParams.get('query') ?? '';
        const fault = faultOf(query);
        if (fault !== null) return json({ error: `MalformedQueryException: ${fault}` }, 400);
        const bindings = found(query, now()).map((song) => binding(song, now()));
        return json({ head: { vars: [] }, results: { bindings: [...bindings, ...broken] } });
    });
}

function faultOf(query: string): string | null {
    const count = (character: string): number => query.split(character).length;
    if (count('{') !== count('}') || count('(') !== count(')')) return 'unbalanced brackets';
    if (!/^SELECT( \?\w+)+ WHERE \{/.test(query)) return 'expected SELECT';
    if (!/\} ORDER BY DESC\(\?(date|links)\) LIMIT \d{1,3}$/.test(query)) return 'it would run out of time';
    if (!query.includes('wdt:P1651 ?video')) return 'it would run out of time';
    const unknown = [...query.matchAll(/\b(?:wdt|p|psv):(P\d+)/g)].find(([, term = '']) => !terms.includes(term));
    return unknown ? `nothing is known of ${unknown[0]}` : null;
}

function found(query: string, now: number): readonly WikidataSong[] {
    const values = (name: string): readonly string[] | null => {
        const list = new RegExp(`VALUES \\?${name} \\{ ([^}]+) \\}`).exec(query)?.[1];
        return list?.split(' ').map((entity) => entity.replace('wd:', '')) ?? null;
    };
    const [genres, languages] = [values('genre'), values('language')];
    const [from, to] = [...query.matchAll(/\?date [<>]= "([^"]+)"/g)].map(([, time = '']) => Date.parse(time));
    return wikidataSongs.filter((song) => {
        const date = dateOf(song, now);
        const isOfGenre = genres === null || genres.includes(song.genre);
        const isOfLanguage = languages === null || languages.includes(song.language);
        return isOfGenre && isOfLanguage && date >= (from ?? -Infinity) && date <= (to ?? Infinity);
    });
}

/** A year is written as its first day. */
function dateOf({ daysAgo, precision }: WikidataSong, now: number): number {
    const date = new Date(now - daysAgo * dayMillis).toISOString();
    return Date.parse(precision === '9' ? date.slice(0, 4) : date.slice(0, 10));
}

function binding(song: WikidataSong, now: number): object {
    const entity = (item: string) => ({ type: 'uri', value: `http://www.wikidata.org/entity/${item}` });
    const literal = (value: string) => ({ type: 'literal', value });
    return {
        song: entity(song.item),
        songLabel: literal(song.title),
        artistLabel: literal(song.artist),
        video: literal(song.video),
        date: literal(new Date(dateOf(song, now)).toISOString().replace('.000', '')),
        precision: literal(song.precision),
        genre: entity(song.genre),
        language: entity(song.language),
    };
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [
    { song: { value: 'javascript:alert(1)' } },
    {
        song: { value: 'http://www.wikidata.org/entity/Q1' },
        songLabel: { value: 'Q1' },
        video: { value: 'fake-wd-999' },
    },
    { song: { value: 'http://www.wikidata.org/entity/Q2' }, songLabel: { value: 'Odd' }, video: { value: '../evil' } },
    null,
];
