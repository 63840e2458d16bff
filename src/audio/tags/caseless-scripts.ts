/** Scripts without capitals: letters by their frequency, and by the places where alone they may stand. */
import { bitsByRank, isLatin, signBits, type Model } from './letter-model.ts';

interface Script {
    /** The most frequent first. */
    readonly letters: string;
    /** Whether a letter stands where no word has it. */
    readonly isOutOfPlace: (letter: string, before: string, after: string) => boolean;
    /** Signs of the script that titles have now and then. */
    readonly rare: RegExp;
}

const isLetter = (letter: string): boolean => /[\p{L}\p{M}]/u.test(letter);

function caseless({ letters, isOutOfPlace, rare }: Script): Model {
    const frequencies = bitsByRank(letters);
    return (letter, before, after) => {
        const sign = signBits(letter, before, after);
        if (sign !== null) return sign;
        const frequency = frequencies.get(letter) ?? (rare.test(letter) ? 13 : 18);
        const isBound = /\p{M}/u.test(letter) || /[ะาำเแโใไ]/.test(letter);
        return (
            frequency -
            (isBound ? 0.8 : 0) +
            (isOutOfPlace(letter, before, after) ? 8 : 0) +
            (isLatin(before) || isLatin(after) ? 8 : 0)
        );
    };
}

/** Five letters have a form of their own at the end of a word. */
export const hebrew = caseless({
    letters: 'יוהלארתבמשנכםדחקעפטןגסזצךףץ',
    isOutOfPlace: (letter, _, after) =>
        /[םןךףץ]/.test(letter) ? isLetter(after) : /[מנצ]/.test(letter) && !isLetter(after),
    rare: /[\u05b0-\u05c3\u05f0-\u05f4]/,
});

/** Arabic, then Persian's own letters. Two letters end words. */
export const arabic = caseless({
    letters: 'اليمنوربتهدعفكسحقأةجشىصخطضءثذزغإئآظؤپچگژ',
    isOutOfPlace: (letter, before, after) =>
        /[ةى]/.test(letter) ? isLetter(after) || !isLetter(before) : letter === 'أ' && before === 'ا',
    rare: /[\u064b-\u0652،؟؛ـ]/,
});

const thaiConsonant = /[ก-ฮฤ]/;
const thaiUpper = /[ัิีึืฺุู็่้๊๋์ํ]/;

/** Signs above, below and behind stand on a consonant, vowels in front before one. */
export const thai = caseless({
    letters: 'านรกเองมยล่ว้ดทสตัีหบคะไปพขใจแชิื์ุูึโผ็ำถซณธภศษญฟฉฝฐฮๆฎฏฆฒฌ๊๋ฤ',
    isOutOfPlace: (letter, before, after) => {
        if (/[เแโใไ]/.test(letter)) return !thaiConsonant.test(after);
        if (thaiUpper.test(letter) || /[ะาำ]/.test(letter))
            return !thaiConsonant.test(before) && !thaiUpper.test(before) && before !== 'า';
        return false;
    },
    rare: /[฿ฯ๐-๙]/,
});
