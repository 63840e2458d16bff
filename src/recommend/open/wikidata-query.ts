import type { Language } from '../../flow.ts';
import type { Filters } from '../filters.ts';
import { listedAs } from '../genre-words.ts';
import { windowStart } from '../matching/release-date.ts';

/** What Wikidata calls the languages of a song; Chinese goes by several names. */
const languages: Readonly<Record<Language, readonly string[]>> = {
    en: ['Q1860'],
    ja: ['Q5287'],
    ko: ['Q9176'],
    zh: ['Q7850', 'Q9192', 'Q727694', 'Q9186'],
    ru: ['Q7737'],
};

const most = 200;

/** Null for an item that is none of the five languages. */
export function languageOfItem(item: string | undefined): Language | null {
    const names = Object.keys(languages) as Language[];
    return names.find((name) => item !== undefined && languages[name].includes(item)) ?? null;
}

/** Which of the asked genres, or of their families, an item is. */
export function genreOfItem(item: string | undefined, genres: Filters['genres']): string | undefined {
    const asked = genres.map(({ genre }) => listedAs(genre, 'wikidata'));
    return asked.find((one) => item !== undefined && one?.names.includes(item))?.genre;
}

/**
 * Songs with a performer and a video on YouTube, of any of the genres and the kinds below it, in SPARQL; with a time those of
 * which no earlier date is known, the latest first, and the best known first otherwise. Null for what Wikidata cannot tell: a
 * genre that no item is known for, moods, and that nobody sings. `now` in milliseconds since 1970.
 */
export function songsQuery(filters: Filters, now: number): string | null {
    const asked = [...new Set(filters.genres.flatMap(({ genre }) => listedAs(genre, 'wikidata')?.names ?? []))];
    const isUntold = filters.genres.length > 0 && asked.length === 0;
    const { language } = filters;
    if (isUntold || filters.tags.length > 0 || language === 'none') return null;
    const start = windowStart(filters.time, now);
    const dated = '?song p:P577/psv:P577 ?when . ?when wikibase:timeValue ?date ; wikibase:timePrecision ?precision .';
    return [
        'SELECT ?song ?songLabel ?artistLabel ?video ?date ?precision ?genre ?language WHERE {',
        ...(asked.length > 0 ? [values('genre', asked), '?song wdt:P136/wdt:P279* ?genre .'] : []),
        language === 'any'
            ? 'OPTIONAL { ?song wdt:P407 ?language . }'
            : `${values('language', languages[language])} ?song wdt:P407 ?language .`,
        '?song wdt:P1651 ?video ; wdt:P175 ?artist ; wikibase:sitelinks ?links .',
        start ? `${dated} FILTER(?date >= ${time(start)} && ?date <= ${time(new Date(now))})` : `OPTIONAL { ${dated} }`,
        ...(start ? [`FILTER NOT EXISTS { ?song wdt:P577 ?earlier . FILTER(?earlier < ${time(start)}) }`] : []),
        `SERVICE wikibase:label { bd:serviceParam wikibase:language "${labels(language)}" . }`,
        `} ORDER BY DESC(${start ? '?date' : '?links'}) LIMIT ${most}`,
    ].join('\n');
}

const values = (name: string, items: readonly string[]): string =>
    `VALUES ?${name} { ${items.map((item) => `wd:${item}`).join(' ')} }`;

/** To the day: the same question is the same address all day. */
const time = (date: Date): string => `"${date.toISOString().slice(0, 10)}T00:00:00Z"^^xsd:dateTime`;

/** In the language that is asked for; other letters would tell nothing of it. */
const labels = (language: Language | 'any'): string =>
    [...new Set([language === 'any' ? 'en' : language, 'en', 'mul'])].join(',');
