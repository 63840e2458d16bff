/** How unlikely a text is in the languages that use an encoding, in bits. */
import { arabic, hebrew, thai } from './caseless-scripts.ts';
import { cyrillic, greek } from './cased-scripts.ts';
import { eastAsian } from './east-asian.ts';
import { frequentLetters } from './frequent-words.ts';
import { latinLanguages } from './latin-languages.ts';
import { asciiBits, type Model } from './letter-model.ts';

/** Those that music players of each country wrote; the labels are those of https://encoding.spec.whatwg.org */
export const encodings = [
    'windows-1252',
    'windows-1251',
    'koi8-u',
    'ibm866',
    'shift_jis',
    'euc-jp',
    'gbk',
    'big5',
    'euc-kr',
    'windows-1250',
    'iso-8859-2',
    'windows-1253',
    'windows-1254',
    'windows-1255',
    'windows-1256',
    'windows-874',
    'iso-8859-6',
    'iso-8859-7',
    'windows-1257',
] as const;

export type Encoding = (typeof encodings)[number];

const impossible = 25;
/** Half of a character, at the end of a text that a field of fixed length may have cut. */
const cutOff = 12;
/** What a letter of a frequent word is less of a surprise. */
const knownBits = 1.5;

/** Of decoded text, in each of the encoding's languages; the letters of ASCII cost the same in every encoding. */
export function surpriseBits(text: string, encoding: Encoding, mayBeCut: boolean): readonly number[] {
    const letters = [...text];
    const isHalf = mayBeCut && letters.at(-1) === '\ufffd';
    const whole = isHalf ? letters.slice(0, -1) : letters;
    const known = frequentLetters(text) * knownBits;
    return models[encoding].map((model) => bitsIn(whole, model) - known + (isHalf ? cutOff : 0));
}

/** Bits by which an encoding is rarer among files than the commonest ones. */
export const rarityBits: Readonly<Record<Encoding, number>> = {
    'windows-1252': 0,
    'windows-1251': 0,
    'koi8-u': 1,
    ibm866: 3,
    shift_jis: 0,
    'euc-jp': 2,
    gbk: 0,
    big5: 0,
    'euc-kr': 1,
    'windows-1250': 1,
    'iso-8859-2': 5,
    'windows-1253': 2,
    'windows-1254': 1,
    'windows-1255': 4,
    'windows-1256': 2,
    'windows-874': 4,
    'iso-8859-6': 4,
    'iso-8859-7': 3,
    'windows-1257': 3,
};

function bitsIn(letters: readonly string[], model: Model): number {
    return letters.reduce((sum, letter, i) => {
        if (letter <= '\x7f') return sum + asciiBits(letter);
        if (/[\ufffd\p{Cc}\p{Co}]/u.test(letter)) return sum + impossible;
        return sum + model(letter, letters[i - 1] ?? ' ', letters[i + 1] ?? ' ');
    }, 0);
}

const models: Readonly<Record<Encoding, readonly Model[]>> = {
    'windows-1252': latinLanguages.western,
    'windows-1251': [cyrillic],
    'koi8-u': [cyrillic],
    ibm866: [cyrillic],
    shift_jis: [eastAsian('shift_jis')],
    'euc-jp': [eastAsian('euc-jp')],
    gbk: [eastAsian('gbk')],
    big5: [eastAsian('big5')],
    'euc-kr': [eastAsian('euc-kr')],
    'windows-1250': latinLanguages.central,
    'iso-8859-2': latinLanguages.central,
    'windows-1253': [greek],
    'windows-1254': latinLanguages.turkish,
    'windows-1255': [hebrew],
    'windows-1256': [arabic],
    'windows-874': [thai],
    'iso-8859-6': [arabic],
    'iso-8859-7': [greek],
    'windows-1257': latinLanguages.baltic,
};
