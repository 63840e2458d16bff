/** In which encoding text was written whose tag does not say so, or says what is not true. */
import { encodings, rarityBits, surpriseBits, type Encoding } from './surprise.ts';

/** Bits by which letters elsewhere in the file make their encodings likelier: about as much as one letter more. */
const hintBits = 7;
/** A language of the interface tips what is doubtful, and overrules nothing that is clear. */
const interfaceHintBits = 3;
/** Songs in Latin letters are of any country. */
const latinHintBits = 2;
const ofLatinLetters: readonly Encoding[] = ['windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257'];

/** By so many bits another must be better than Latin-1, or Latin-1 it is: what the tag said. */
const surenessBits = 4;

/** By so many bits a text must be better in another encoding than in that of the others: the programs of one country wrote the same. */
const changeBits = 15;
/** A song of one country may have a title in the language of another. */
const languageChangeBits = 5;

/** What more texts, and longer ones, say of the encoding changes nothing. */
const mostTexts = 100;
const mostTellingBytes = 200;
/** Of ID3v1, the comment beside a track's number. */
const shortestField = 28;

const encodingsOf: Readonly<Record<string, readonly Encoding[]>> = {
    ru: ['windows-1251', 'koi8-u', 'ibm866'],
    uk: ['windows-1251', 'koi8-u', 'ibm866'],
    bg: ['windows-1251'],
    sr: ['windows-1251', 'windows-1250'],
    ja: ['shift_jis', 'euc-jp'],
    zh: ['gbk', 'big5'],
    ko: ['euc-kr'],
    pl: ['windows-1250', 'iso-8859-2'],
    cs: ['windows-1250', 'iso-8859-2'],
    sk: ['windows-1250', 'iso-8859-2'],
    hu: ['windows-1250', 'iso-8859-2'],
    hr: ['windows-1250', 'iso-8859-2'],
    sl: ['windows-1250', 'iso-8859-2'],
    ro: ['windows-1250', 'iso-8859-2'],
    el: ['windows-1253', 'iso-8859-7'],
    tr: ['windows-1254'],
    he: ['windows-1255'],
    ar: ['windows-1256', 'iso-8859-6'],
    fa: ['windows-1256'],
    th: ['windows-874'],
    lt: ['windows-1257'],
    lv: ['windows-1257'],
    et: ['windows-1257'],
};

/** Letters that tell of what language a text is, where a tag does declare its encoding. */
const letters: readonly (readonly [letter: RegExp, language: string])[] = [
    [/\p{Script=Cyrillic}/u, 'ru'],
    [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
    [/\p{Script=Hangul}/u, 'ko'],
    [/\p{Script=Han}/u, 'zh'],
    [/\p{Script=Greek}/u, 'el'],
    [/\p{Script=Hebrew}/u, 'he'],
    [/\p{Script=Arabic}/u, 'ar'],
    [/\p{Script=Thai}/u, 'th'],
    [/[ąęłśćżźńěščřžůőű]/u, 'pl'],
    [/[ğışİ]/u, 'tr'],
    [/[ėįųūāēīņļķģ]/u, 'lt'],
];

interface Evidence {
    /** Of the interface (BCP 47). */
    readonly languages: readonly string[];
    /** What the file says beside them in encodings that it declares. */
    readonly declared: readonly string[];
}

/**
 * In which encoding each of a file's texts was written: that in which all of them together surprise the least. Each is decoded in each
 * encoding, and judged by how likely its letters are in the languages that use it (minimum description length: Rissanen, 1978). A text that
 * is far likelier in another has that.
 */
export function detectEncodings(
    texts: readonly Uint8Array[],
    { languages, declared }: Evidence,
): (text: Uint8Array) => Encoding {
    const bits = texts.slice(0, mostTexts).map(bitsOf);
    const told = letters.flatMap(([letter, language]) =>
        declared.some((text) => letter.test(text)) ? [language] : [],
    );
    const usedIn = (tags: readonly string[]) => tags.flatMap((language) => encodingsOf[language.slice(0, 2)] ?? []);
    const hints = { ofInterface: usedIn(languages), ofFile: usedIn(told) };
    const ranked = encodings
        .map((encoding) => ({
            encoding,
            bits: bitsOfAll(bits, encoding) + rarityBits[encoding] - hintFor(encoding, hints),
        }))
        .sort((a, b) => a.bits - b.bits);
    const [best] = ranked;
    const latin = ranked.find(({ encoding }) => encoding === 'windows-1252');
    const common = best && latin && best.bits + surenessBits < latin.bits ? best.encoding : 'windows-1252';
    const own = new Map(texts.slice(0, mostTexts).map((text, i) => [text, ownEncoding(bits[i] ?? new Map(), common)]));
    return (text) => own.get(text) ?? common;
}

interface Hints {
    readonly ofInterface: readonly Encoding[];
    readonly ofFile: readonly Encoding[];
}

function hintFor(encoding: Encoding, { ofInterface, ofFile }: Hints): number {
    if (ofFile.includes(encoding)) return hintBits;
    if (!ofInterface.includes(encoding)) return 0;
    return ofLatinLetters.includes(encoding) ? latinHintBits : interfaceHintBits;
}

/** Of one text: in each encoding, and each of its languages. */
type TextBits = ReadonlyMap<Encoding, readonly number[]>;

/** Of all texts in one encoding, which most of them have, and in one of its languages, which most of them are in. */
function bitsOfAll(texts: readonly TextBits[], encoding: Encoding): number {
    const languages = texts[0]?.get(encoding) ?? [0];
    const sums = languages.map((_, language) =>
        texts.reduce((sum, byEncoding) => {
            const byLanguage = byEncoding.get(encoding) ?? [];
            const inAnother = Math.min(...byLanguage) + languageChangeBits;
            return sum + Math.min(byLanguage[language] ?? 0, inAnother, leastBits(byEncoding) + changeBits);
        }, 0),
    );
    return Math.min(...sums);
}

const leastBits = (byEncoding: TextBits): number => Math.min(...[...byEncoding.values()].flat());

/** The words that are not of ASCII alone, as far as they suffice: the others cost the same in every encoding. */
function tellingWords(text: Uint8Array): Uint8Array {
    const words: number[] = [];
    for (let start = 0, at = 0; at <= text.length && words.length < mostTellingBytes; at++) {
        if (at < text.length && (text[at] ?? 0) > 0x20) continue;
        const word = text.subarray(start, at);
        if (word.some((byte) => byte > 0x7f))
            words.push(...(words.length > 0 ? [0x20] : []), ...word.subarray(0, mostTellingBytes));
        start = at + 1;
    }
    return Uint8Array.from(words);
}

function bitsOf(text: Uint8Array): TextBits {
    const words = tellingWords(text);
    const mayBeCut = text.length >= shortestField;
    return new Map(encodings.map((encoding) => [encoding, surpriseBits(decoded(words, encoding), encoding, mayBeCut)]));
}

function ownEncoding(bits: TextBits, common: Encoding): Encoding {
    const [best] = [...bits]
        .map(([encoding, byLanguage]) => [encoding, Math.min(...byLanguage)] as const)
        .sort(([, a], [, b]) => a - b);
    return best && best[1] + changeBits < Math.min(...(bits.get(common) ?? [])) ? best[0] : common;
}

/** Text without the half of a character that a field of fixed length cut off. */
export function decode(text: Uint8Array, encoding: Encoding | 'utf-8'): string {
    return decoded(text, encoding).replace(/\ufffd$/, '');
}

/** What windows-1252 has where ISO-8859-1 has controls: Node 20 takes the one for the other. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decoded(text: Uint8Array, encoding: Encoding | 'utf-8'): string {
    const letters = new TextDecoder(encoding).decode(text);
    return encoding === 'windows-1252'
        ? letters.replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
        : letters;
}

/** Whether text has letters beyond ASCII and is UTF-8, which no other encoding's text is by chance; the last letter may be cut. */
export function isUtf8(text: Uint8Array): boolean {
    const decoded = decode(text, 'utf-8');
    return /\P{ASCII}/u.test(decoded) && !decoded.includes('\ufffd');
}
