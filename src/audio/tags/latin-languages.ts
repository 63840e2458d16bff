/** Languages in Latin letters: how likely their letters beyond ASCII are. */
import { isLatin, isLower, isUpper, signBits, type Model } from './letter-model.ts';

/** Of a letter where its language hardly ever has it. */
const outOfPlaceBits = 5;

interface Language {
    /** The most frequent first. */
    readonly letters: string;
    /** Of the most frequent one: the fewer letters a language has beyond ASCII, the fewer bits. */
    readonly leastBits: number;
    readonly bitsPerRank: number;
    /** Whether accented letters stand side by side. */
    readonly isDense: boolean;
    readonly isOutOfPlace?: (letter: string, before: string, after: string) => boolean;
}

const isVowel = (letter: string): boolean => /[aeıioöuüyáéíóú]/i.test(letter);
const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);

/** Western Europe, all of it together. */
const western: Language = {
    letters: 'éèüöäóáíñçàêâôåøæîûãõúßëïù',
    leastBits: 4.5,
    bitsPerRank: 0.15,
    isDense: false,
    // "ões", "sûr", "où"; "même" and "você"; "père" and "perché"; "smør".
    isOutOfPlace: (letter, before, after) => {
        if (letter === 'õ') return after !== 'e';
        if (letter === 'û') return !/[oasmrlbde]/i.test(before) || !/[rtlcmnsgd ]/i.test(after);
        if (letter === 'ù') return isLetter(after) && !/[oai]/i.test(before);
        if (letter === 'ê') return /[ijy]/i.test(before) || (!isLetter(after) && !/[cvl]/i.test(before));
        if (letter === 'è') return isVowel(after) || /[aeo]/i.test(before);
        if (letter === 'ç') return !/[aouãõáâóôú]/i.test(after);
        if (letter === 'ñ') return !isVowel(after);
        if (letter === 'ë') return !isVowel(before);
        if (letter === 'î' || letter === 'â') return !isLetter(after) || (letter === 'î' && isVowel(after));
        if (letter === 'ì') return isLetter(after);
        if (letter === 'ï') return !isVowel(before);
        if (letter === 'œ') return !/[uidn]/i.test(after);
        if (/[ðþ]/.test(letter)) return true;
        return letter === 'ø' && (isVowel(before) || (after !== 'y' && isVowel(after)));
    },
};

const polish: Language = { letters: 'łóęążśćńź', leastBits: 4.5, bitsPerRank: 0.25, isDense: true };

/** Slovak, too. */
const czech: Language = {
    letters: 'íáéěřšžčýůúňďťóľôäĺŕ',
    leastBits: 4.5,
    bitsPerRank: 0.2,
    isDense: true,
    isOutOfPlace: (letter) => /[ĺŕ]/.test(letter),
};

const hungarian: Language = { letters: 'áéöőóüíúű', leastBits: 4.5, bitsPerRank: 0.2, isDense: true };

/** Slovene and Bosnian, too. */
const croatian: Language = {
    letters: 'čšžćđ',
    leastBits: 5,
    bitsPerRank: 0.3,
    isDense: false,
    isOutOfPlace: (letter, _, after) => letter === 'đ' && !isVowel(after),
};

const romanian: Language = {
    letters: 'ăîşţâ',
    leastBits: 5,
    bitsPerRank: 0.3,
    isDense: false,
    isOutOfPlace: (letter, before, after) => letter === 'ţ' && !isVowel(after) && (!isVowel(before) || isLetter(after)),
};

/** No word begins with ğ, which follows a vowel, nor with ı. */
const turkish: Language = {
    letters: 'ıüşçğöİâî',
    leastBits: 4.4,
    bitsPerRank: 0.3,
    isDense: true,
    isOutOfPlace: (letter, before) =>
        (letter === 'ğ' && !isVowel(before)) || (letter === 'ı' && /[aeiouöüı]/i.test(before)),
};

const lithuanian: Language = {
    letters: 'ėšžųūįčąę',
    leastBits: 4.2,
    bitsPerRank: 0.2,
    isDense: true,
    isOutOfPlace: (letter, before, after) =>
        (letter === 'ų' && isLetter(after)) || (letter === 'į' && isLetter(before) && isLetter(after)),
};

const latvian: Language = { letters: 'āīēūšņļžķģč', leastBits: 4.3, bitsPerRank: 0.2, isDense: true };

const estonian: Language = { letters: 'äõüöšž', leastBits: 4.6, bitsPerRank: 0.4, isDense: true };

/** Faroese, too: no word begins with ð, which follows vowels, r, f and g, and þ begins words. */
const icelandic: Language = {
    letters: 'áðíóþæöúéý',
    leastBits: 5.2,
    bitsPerRank: 0.2,
    isDense: true,
    isOutOfPlace: (letter, before, after) =>
        (letter === 'ð' && !isVowel(before) && !/[ýærfg]/i.test(before)) ||
        (letter === 'ð' && isLetter(after) && !isVowel(after) && after !== 'r') ||
        (letter === 'þ' && isLetter(before)),
};

function modelOf({ letters, leastBits, bitsPerRank, isDense, isOutOfPlace }: Language): Model {
    const ranks = new Map([...letters].map((letter, rank) => [letter, rank]));
    return (letter, before, after) => {
        const sign = signBits(letter, before, after);
        if (sign !== null) return sign;
        if (!isLatin(letter)) return 13;
        const own = letter === 'İ' ? letter : letter.toLowerCase();
        const rank = ranks.get(own);
        const frequency = rank === undefined ? (letters === western.letters ? 10 : 13) : leastBits + rank * bitsPerRank;
        const capital = isUpper(letter) ? (isLower(before) ? 8 : 2) : 0;
        // Elsewhere accents stand alone between plain letters.
        const isBesideAnother = [before, after].some((other) => other > '\x7f' && isLatin(other));
        const beside = isBesideAnother ? (isDense ? 1 : 5) : 0;
        return (
            frequency + capital + beside + (isOutOfPlace?.(letter.toLowerCase(), before, after) ? outOfPlaceBits : 0)
        );
    };
}

/** Those that programs wrote in the encodings of each part of Europe. */
export const latinLanguages = {
    western: [western, icelandic].map(modelOf),
    central: [polish, czech, hungarian, croatian, romanian].map(modelOf),
    turkish: [turkish].map(modelOf),
    baltic: [lithuanian, latvian, estonian].map(modelOf),
} as const satisfies Readonly<Record<string, readonly Model[]>>;
