const mostCharacters = 200;

/**
 * Text on one line, without control characters and those that turn the text around them, of at most 200 characters;
 * undefined when nothing is left.
 */
export function cleanText(text: string | undefined): string | undefined {
    const line = text
        ?.replace(/\p{Cc}+/gu, ' ')
        // Embeddings, overrides and isolates, https://unicode.org/reports/tr9/: letters know their direction without them.
        .replace(/[\u202A-\u202E\u2066-\u2069\ufeff]+/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    return line ? Array.from(line).slice(0, mostCharacters).join('').trim() : undefined;
}

/** The first year from 1000 to 2999 in a date, however it is written; undefined without one. */
export function yearIn(date: string): number | undefined {
    // "2010-01-01 00:00:00", "25/12/2019", "20191225": a time zone changes none of them.
    const [, year] = /(?<!\d)([12]\d{3})(?!\d)/.exec(date) ?? /(?<!\d)([12]\d{3})\d{4}(?!\d)/.exec(date) ?? [];
    return year === undefined ? undefined : Number(year);
}

/** The MusicBrainz ids in a text, which are UUIDs: https://musicbrainz.org/doc/MusicBrainz_Identifier */
export function mbidsIn(text: string): readonly string[] {
    return text.toLowerCase().match(/(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/g) ?? [];
}
