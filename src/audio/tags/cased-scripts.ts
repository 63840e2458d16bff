/** Cyrillic and Greek: letters by their frequency, and capitals where capitals stand. */
import { bitsByRank, isLatin, isLower, isUpper, signBits, type Model } from './letter-model.ts';

/** Bits of a letter by its frequency in Russian (the national corpus), then of its neighbours' own letters. */
const cyrillicBits = new Map(Object.entries({
    о: 3.2, е: 3.6, а: 3.6, и: 3.8, н: 3.9, т: 4, с: 4.2, р: 4.4, в: 4.5, л: 4.5, к: 4.8, м: 5, д: 5.1, п: 5.2, у: 5.3, я: 5.6, ы: 5.7,
    ь: 5.8, г: 5.9, з: 5.9, б: 6, ч: 6.1, й: 6.4, х: 6.7, ж: 6.7, ш: 7.1, ю: 7.3, ц: 7.7, щ: 8.1, э: 8.2, ф: 8.6, ё: 9, ъ: 11,
    і: 9, ї: 10, є: 10, ґ: 12, ў: 11,
})); // prettier-ignore

/** Modern Greek, with its accents. */
const greekBits = bitsByRank('αοιτενησρπκμςλυίάόέγδωήύχθώφβξζψϊϋΐΰ');

const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);

interface Script {
    readonly bits: ReadonlyMap<string, number>;
    readonly isOwn: (letter: string) => boolean;
    readonly vowels: RegExp;
    /** A vowel after a vowel. */
    readonly hiatusBits: number;
}

/** Consonants and vowels follow one another: bits that it takes or gives, roughly alike in all languages. */
function alternationBits(letter: string, before: string, { vowels, hiatusBits }: Script): number {
    const isVowel = vowels.test(letter.toLowerCase());
    if (vowels.test(before.toLowerCase())) return isVowel ? hiatusBits : -0.6;
    return isVowel ? -0.6 : 0.6;
}

function cased(script: Script): Model {
    const { bits, isOwn } = script;
    return (letter, before, after) => {
        const sign = signBits(letter, before, after);
        if (sign !== null) return sign;
        const own = bits.get(letter.toLowerCase());
        if (own === undefined) return 15;
        const frequency = own + (isOwn(before) ? alternationBits(letter, before, script) : 0);
        const besideLatin = isLatin(before) || isLatin(after) ? 8 : 0;
        if (isLower(letter))
            return frequency + (isOwn(before) ? 0 : 2.5) + (isUpper(before) && isUpper(after) ? 8 : 0) + besideLatin;
        return frequency + (isLower(before) ? 10 : isUpper(before) && isOwn(before) ? 0.5 : 1.5) + besideLatin;
    };
}

export const cyrillic = cased({
    bits: cyrillicBits,
    isOwn: (letter) => /\p{Script=Cyrillic}/u.test(letter),
    vowels: /[аеёиоуыэюяіїє]/,
    hiatusBits: 1.8,
});

const plainGreek = cased({
    bits: greekBits,
    isOwn: (letter) => /\p{Script=Greek}/u.test(letter),
    vowels: /[αεηιουωάέήίόύώϊϋΐΰ]/,
    hiatusBits: 0.5,
});

/** The sigma of the end stands there and nowhere else; capitals within words have no accents. */
export const greek: Model = (letter, before, after) => {
    const isOutOfPlace =
        (letter === 'ς' && isLetter(after)) ||
        // Few other consonants end a word.
        (/[βγδζθκλμπστφχ]/.test(letter) && !isLetter(after)) ||
        (/[ΆΈΉΊΌΎΏ]/.test(letter) && isLetter(before));
    return plainGreek(letter, before, after) + (isOutOfPlace ? 8 : 0);
};
