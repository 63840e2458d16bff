/** Text as it is compared: without case and accents, in one form of each letter, and where words begin and end in it. */
import { plainLetters } from '../library/plain-text.ts';

export interface Folded {
    /** What is cut out of the text for the screen: as it was typed, in composed letters. */
    readonly typed: string;
    readonly text: string;
    /** Of each unit of `text`, and of its end: where it stands in `typed`. */
    readonly from: readonly number[];
}

/** "Лёгкий ＤＲＥＡＭ  Café" is "легкий dream cafe". Japanese voicing marks stay: they make other letters. */
export function folded(input: string): Folded {
    const typed = input.normalize('NFKC');
    const from: number[] = [];
    let text = '';
    let place = 0;
    for (const letter of typed) {
        const plain = plainLetter(letter);
        const isRepeatedSpace = plain === ' ' && (text === '' || text.endsWith(' '));
        if (!isRepeatedSpace) {
            for (let i = 0; i < plain.length; i += 1) from.push(place);
            text += plain;
        }
        place += letter.length;
    }
    from.push(place);
    return { typed, text, from };
}

const otherLetters: ReadonlyMap<string, string> = new Map([
    ...plainLetters,
    ['ё', 'е'],
    ['’', "'"],
    ['‘', "'"],
    ['“', '"'],
    ['”', '"'],
    ['«', '"'],
    ['»', '"'],
    ['„', '"'],
    ['「', '"'],
    ['」', '"'],
    ['『', '"'],
    ['』', '"'],
    ['《', '"'],
    ['》', '"'],
    ['‐', '-'],
    ['‑', '-'],
    ['♯', '#'],
    ['♭', 'b'],
]);

function plainLetter(letter: string): string {
    if (/\s/u.test(letter)) return ' ';
    const low = letter.toLowerCase();
    const plain = /\p{Script=Latin}/u.test(low) ? low.normalize('NFD').replace(/\p{Mark}/gu, '') : low;
    return otherLetters.get(plain) ?? plain;
}

/** Scripts whose words stand apart, those whose words stick to particles or each other, and those without words. */
type Script = 'word' | 'hangul' | 'katakana' | 'free' | 'none';

export function scriptAt(text: string, at: number): Script {
    const letter = text.charAt(at);
    if (/[\p{Script=Hangul}]/u.test(letter)) return 'hangul';
    if (/[\p{Script=Katakana}ー]/u.test(letter)) return 'katakana';
    if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(letter)) return 'free';
    return /[\p{L}\p{N}\p{M}]/u.test(letter) ? 'word' : 'none';
}

/** Whether a word may begin there. */
export function beginsAt(text: string, at: number): boolean {
    const script = scriptAt(text, at);
    return script === 'free' || at === 0 || scriptAt(text, at - 1) !== script;
}

/** Whether one may end there. */
export function endsAt(text: string, end: number): boolean {
    const script = scriptAt(text, end - 1);
    return script === 'free' || script === 'none' || end >= text.length || scriptAt(text, end) !== script;
}

/** The end of the word that stands there, "lo-fi" and "don't" too, or of one letter where words do not stand apart. */
export function wordEnd(text: string, at: number): number {
    const script = scriptAt(text, at);
    let end = at + 1;
    if (script !== 'word') return end;
    while (scriptAt(text, end) === script || (/[-'.]/.test(text.charAt(end)) && scriptAt(text, end + 1) === script))
        end += 1;
    return end;
}

export const isHan = (letter: string): boolean => /\p{Script=Han}/u.test(letter);
