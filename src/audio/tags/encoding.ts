/** In which encoding text was written whose tag does not say so, or says what is not true. */
import { encodings, surpriseBits, type Encoding } from './surprise.ts';

/** Bits by which a language of the interface makes its encodings likelier: about as much as one letter more. */
const hintBits = 7;

/** By so many bits another must be better than Latin-1, or Latin-1 it is: what the tag said. */
const surenessBits = 4;

const encodingsOf: Readonly<Record<string, readonly Encoding[]>> = {
    ru: ['windows-1251', 'koi8-r'],
    ja: ['shift_jis', 'euc-jp'],
    zh: ['gbk', 'big5'],
    ko: ['euc-kr'],
};

/**
 * The encoding in which all these texts together surprise the least: each is decoded in each encoding, and judged by how likely its letters
 * are in the languages that use it (minimum description length: Rissanen, 1978). Texts of one file share one encoding.
 */
export function detectEncoding(texts: readonly Uint8Array[], languages: readonly string[]): Encoding {
    const hinted = languages.flatMap((language) => encodingsOf[language.slice(0, 2)] ?? []);
    const ranked = encodings
        .map((encoding) => {
            const bits = texts.reduce((sum, text) => sum + surpriseBits(decoded(text, encoding), encoding), 0);
            return { encoding, bits: bits - (hinted.includes(encoding) ? hintBits : 0) };
        })
        .sort((a, b) => a.bits - b.bits);
    const [best] = ranked;
    const latin = ranked.find(({ encoding }) => encoding === 'windows-1252');
    return best && latin && best.bits + surenessBits < latin.bits ? best.encoding : 'windows-1252';
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
