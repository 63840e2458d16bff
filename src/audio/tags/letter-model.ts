/** What the models of all scripts share. */

/** Bits of one letter beyond ASCII, and of where it stands between its neighbours. */
export type Model = (letter: string, before: string, after: string) => number;

export function asciiBits(letter: string): number {
    if (letter === ' ') return 3;
    if (/[a-z]/i.test(letter)) return 5;
    return letter < ' ' ? 15 : 7;
}

export const isLatin = (letter: string): boolean => /\p{Script=Latin}/u.test(letter);
export const isUpper = (letter: string): boolean => /\p{Lu}/u.test(letter);
export const isLower = (letter: string): boolean => /\p{Ll}/u.test(letter);

/** Quotes, dashes and signs that stand in titles of every language. */
const typographic = /[\u2010-\u203a\u00ab\u00bb\u2116\u2122\u00a9\u00ae\u00b0\u00a0\u00b7\u00bf\u00a1\u00b4]/u;

/** Null for what is none of them; few stand within a word. */
export function signBits(letter: string, before: string, after: string): number | null {
    if (!typographic.test(letter)) return null;
    const isBehindLetter = /\p{L}/u.test(before);
    const isWithinWord = isBehindLetter && /\p{L}/u.test(after) && !/[‐-–’·]/.test(letter);
    return isWithinWord || (isBehindLetter && /[¿¡]/.test(letter)) ? 14 : 8;
}

/** Of letters that are ordered by how frequent they are: an alphabet of thirty, or of sixty, has frequencies near this curve. */
export function bitsByRank(letters: string): ReadonlyMap<string, number> {
    const all = [...letters];
    const last = all.length - 1;
    return new Map(all.map((letter, rank) => [letter, 3.2 + 3.8 * (rank / last) + 2.1 * (rank / last) ** 2]));
}
