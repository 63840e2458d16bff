/** How unlikely a text is in the languages that use an encoding, in bits. */
import { commonCharacters, firstLevel } from './frequent-characters.ts';

/** Those that music players of each country wrote; the labels are those of https://encoding.spec.whatwg.org */
export const encodings = [
    'windows-1252',
    'windows-1251',
    'koi8-r',
    'shift_jis',
    'euc-jp',
    'gbk',
    'big5',
    'euc-kr',
] as const;

export type Encoding = (typeof encodings)[number];

/** Of one letter, and of where it stands between its neighbours. */
type Model = (letter: string, before: string, after: string) => number;

const impossible = 25;
/** Half of a character, at the end of a text: a field of fixed length may have cut it. */
const cutOff = 12;

/** Of decoded text; the letters of ASCII cost the same in every encoding. */
export function surpriseBits(text: string, encoding: Encoding): number {
    const letters = [...text];
    const model = models[encoding];
    return letters.reduce((sum, letter, i) => {
        if (letter <= '\x7f') return sum + asciiBits(letter);
        if (/[\ufffd\p{Cc}\p{Co}]/u.test(letter)) return sum + (i === letters.length - 1 ? cutOff : impossible);
        return sum + model(letter, letters[i - 1] ?? ' ', letters[i + 1] ?? ' ');
    }, 0);
}

function asciiBits(letter: string): number {
    if (letter === ' ') return 3;
    if (/[a-z]/i.test(letter)) return 5;
    return letter < ' ' ? 15 : 7;
}

const isLatin = (letter: string): boolean => /\p{Script=Latin}/u.test(letter);
const isCyrillic = (letter: string): boolean => /\p{Script=Cyrillic}/u.test(letter);
const isUpper = (letter: string): boolean => /\p{Lu}/u.test(letter);
const isLower = (letter: string): boolean => /\p{Ll}/u.test(letter);
const typographic = /[\u2010-\u203a\u00ab\u00bb\u2116\u2122\u00a9\u00ae\u00b0\u00a0\u00b7\u00bf\u00a1\u00b4]/u;

/** Bits of a letter by its frequency in Russian (the national corpus), then of its neighbours' own letters. */
const cyrillicBits: Readonly<Record<string, number>> = {
    о: 3.2, е: 3.6, а: 3.6, и: 3.8, н: 3.9, т: 4, с: 4.2, р: 4.4, в: 4.5, л: 4.5, к: 4.8, м: 5, д: 5.1, п: 5.2, у: 5.3, я: 5.6, ы: 5.7,
    ь: 5.8, г: 5.9, з: 5.9, б: 6, ч: 6.1, й: 6.4, х: 6.7, ж: 6.7, ш: 7.1, ю: 7.3, ц: 7.7, щ: 8.1, э: 8.2, ф: 8.6, ё: 9, ъ: 11,
    і: 9, ї: 10, є: 10, ґ: 12, ў: 11,
}; // prettier-ignore

const cyrillic: Model = (letter, before, after) => {
    if (typographic.test(letter)) return 8;
    const frequency = cyrillicBits[letter.toLowerCase()];
    if (frequency === undefined) return 15;
    const besideLatin = isLatin(before) || isLatin(after) ? 8 : 0;
    if (isLower(letter))
        return frequency + (isCyrillic(before) ? 0 : 1) + (isUpper(before) && isUpper(after) ? 8 : 0) + besideLatin;
    return frequency + (isLower(before) ? 10 : isUpper(before) && isCyrillic(before) ? 0.5 : 2) + besideLatin;
};

const latin: Model = (letter, before, after) => {
    if (typographic.test(letter)) return 8;
    if (!isLatin(letter)) return 13;
    const common = 'éèüöäóáíñçàêâôåøæîûãõúßëïù'.indexOf(letter.toLowerCase());
    const frequency = common < 0 ? 10 : 4.5 + common * 0.15;
    const capital = isUpper(letter) ? (isLower(before) ? 8 : 2) : 0;
    // Accents stand alone between plain letters.
    const isBesideAnother = [before, after].some((other) => other > '\x7f' && isLatin(other));
    return frequency + capital + (isBesideAnother ? 5 : 0);
};

/** The scripts of East Asia: characters that are common in songs, those of the standard's first level, and all others. */
function eastAsian(encoding: 'shift_jis' | 'euc-jp' | 'gbk' | 'big5' | 'euc-kr'): Model {
    const common = commonCharacters[encoding];
    return (letter, before, after) => {
        // An accent or apostrophe within a word of Latin letters is read as one character with the letter after it.
        const besideLatin = [before, after].reduce(
            (sum, other) => sum + (/[a-z]/.test(other) ? 7 : /[A-Z]/.test(other) ? 3 : 0),
            0,
        );
        if (/[\u3000-\u303f\uff01-\uff5e\u2014\u2026\u00b7\u30fb\u301c]/u.test(letter)) return 10;
        if (/[\u3041-\u3096\u30a1-\u30fc]/u.test(letter)) return /jis|jp/.test(encoding) ? 6.5 : 14;
        if (/[\uff61-\uff9f]/u.test(letter)) return 9 + besideLatin;
        if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(letter)) return 16;
        const rank = common.indexOf(letter);
        if (rank >= 0) return 7 + Math.min(3, rank / 100) + besideLatin;
        return (firstLevel(encoding).has(letter) ? 12.5 : 18) + besideLatin;
    };
}

const models: Readonly<Record<Encoding, Model>> = {
    'windows-1252': latin,
    'windows-1251': cyrillic,
    'koi8-r': cyrillic,
    shift_jis: eastAsian('shift_jis'),
    'euc-jp': eastAsian('euc-jp'),
    gbk: eastAsian('gbk'),
    big5: eastAsian('big5'),
    'euc-kr': eastAsian('euc-kr'),
};
