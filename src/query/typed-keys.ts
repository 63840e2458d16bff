/** Keys as they are typed: "A minor", "8A", "イ短調", "가단조", "升F小调", "ля минор". */
import type { Key } from '../flow.ts';
import { camelotSign, wheelPlace } from '../meaning/key.ts';
import { beginsAt, type Folded } from './folded.ts';
import { matchAt } from './match-at.ts';

export interface KeyFound {
    /** On Camelot's wheel. */
    readonly name: string;
    readonly end: number;
}

const semitones: Readonly<Record<string, number>> = {
    ...{ c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11, h: 11 },
    ...{ ハ: 0, ニ: 2, ホ: 4, ヘ: 5, ト: 7, イ: 9, ロ: 11 },
    ...{ 다: 0, 라: 2, 마: 4, 바: 5, 사: 7, 가: 9, 나: 11 },
    ...{ до: 0, ре: 2, ми: 4, фа: 5, соль: 7, ля: 9, си: 11 },
};

const sharps = ['#', 'is', 'sharp', '嬰', '올림', '升', 'диез'];
const flats = ['b', 'flat', 'es', '変', '내림', '降', 'бемоль'];
const minors = ['minor', 'min', 'moll', 'マイナー', '短調', '단조', '小调', '小調', 'минор'];

const isMinor = (mode: string): boolean => minors.some((name) => mode.startsWith(name));

/** Each has the parts `note`, `sign` and `mode`. */
const patterns = [
    /(?<note>[a-h])[ -]?(?<sign>#|b|sharp|flat|is|es)?[ -]?(?<mode>minor|major|min|maj|moll|dur|マイナー|メジャー)(?![a-z])/uy,
    // "In E flat" is in major.
    /(?:in|key of) (?<note>[a-h])(?:[ -](?<sign>flat|sharp))(?![a-z]| m)/uy,
    /(?<sign>嬰|変)?(?<note>[ハニホヘトイロ])(?<mode>短調|長調)/uy,
    /(?<sign>올림|내림)?(?<note>[다라마바사가나a-g])\s?(?<mode>단조|장조)/uy,
    /(?<sign>升|降)?(?<note>[a-g])(?<mode>小调|大调|小調|大調)/uy,
    /(?<note>[a-g])(?<sign>#|b)?(?<mode>小调|大调|단조|장조|短調|長調)/uy,
    /(?<note>до|ре|ми|фа|соль|ля|си)(?:[ -](?<sign>диез|бемоль))?[ -](?<mode>минор|мажор)\p{L}*/uy,
];
const wheel = /(?:1[0-2]|[1-9])[ab](?![\p{L}\d])/uy;
/** "F#m": with a small m, and no other word. */
const short = /(?<note>[A-G])(?<sign>[#b♯♭]?)m(?![\p{L}\d'])/uy;

/** What stands in a text at a place; null where no key does. */
export function keyAt({ text, typed, from }: Folded, at: number): KeyFound | null {
    if (!beginsAt(text, at)) return null;
    const onWheel = matchAt(wheel, text, at);
    if (onWheel) return { name: onWheel[0].toUpperCase(), end: at + onWheel[0].length };
    for (const pattern of patterns) {
        const found = matchAt(pattern, text, at);
        const end = at + (found?.[0].length ?? 0);
        if (found && !isArticle(typed.charAt(from[at] ?? 0), text.slice(end)))
            return { name: nameOf(found.groups), end };
    }
    const musical = matchAt(short, typed, from[at] ?? 0);
    return musical && { name: nameOf({ ...musical.groups, mode: 'minor' }), end: at + musical[0].length };
}

/** "In a minor key" is any of them; "in A minor" is one. */
const isArticle = (note: string, behind: string): boolean =>
    note === 'a' && /^ (?:key|scale|mode)s?(?![a-z])/.test(behind);

const tonics = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'] as const;

function nameOf({ note = '', sign = '', mode = '' }: Readonly<Record<string, string | undefined>> = {}): string {
    const shift = sharps.includes(sign) || sign === '♯' ? 1 : flats.includes(sign) || sign === '♭' ? -1 : 0;
    const semitone = ((semitones[note.toLowerCase()] ?? 0) + shift + 12) % 12;
    const key: Key = { tonic: tonics[semitone] ?? 'C', mode: isMinor(mode) ? 'minor' : 'major', strength: 1 };
    return camelotSign(wheelPlace(key));
}
