/** Years, decades, tempos and lengths as they are typed in the five languages. */
import type { RangeKind } from './criterion.ts';
import { beginsAt } from './folded.ts';
import { matchAt } from './match-at.ts';

export interface NumberFound {
    /** 'bare': a number that may be a tempo, where a word beside it says so. */
    readonly of: RangeKind | 'bare';
    /** Years, beats per minute, or seconds. */
    readonly from: number;
    readonly to: number;
    /** Both ends were typed. */
    readonly isSpan: boolean;
    readonly end: number;
}

const tempoUnit = String.raw`(?:\s?(?:bpm|beats (?:per|a) minute|уд(?:ар\p{L}*)?\.?(?:\s?(?:в мин\p{L}*\.?|\/\s?мин\.?))?|拍|비피엠)|\s?(?:的\s?(?:速度|节奏)|(?:の\s?)?テンポ|템포|tempo(?!\p{L})))`;
const yearUnit = String.raw`(?:\s?(?:年|년|год\p{L}*|гг?\.?(?!\p{L})))`;
const joins = String.raw`\s?(?:-|–|—|~|〜|から|부터|에서|到|至|to|and|до|по|и|bis|und)\s?`;

/** "tempo 90", "в темпе 90", "BPM 100에서 120", "速度170". */
const tempoName = String.raw`(?:(?:в|на|с(?= темпом)|at|in|with|mit|im) )?(?:bpm|tempo|темп\p{L}*|テンポ|템포|速度|节奏)(?:는|은|は|が|在|:)?\s?`;

/** "125 to 132 bpm", "1995–2005", "2000年から2010年", "BPM90〜110". */
const range = new RegExp(
    `(?:${tempoName})?(\\d{2,4})${yearUnit}?${tempoUnit}?${joins}(\\d{2,4})(${yearUnit}|${tempoUnit})?(?!\\d)`,
    'uy',
);
/** "90s", "1980年代", "80-х". */
const decade =
    /'?((?:1[89]|20)?\d0)\s?(?:'?s(?!\p{L})|-?(?:х|е|ые|ых)(?!\p{L})(?:\s?год\p{L}*)?|年代|년대|ern?(?!\p{L}))/uy;
const tempoBefore = new RegExp(`${tempoName}(\\d{2,3})(?!\\d)`, 'uy');
const tempo = new RegExp(`以?(\\d{2,3})${tempoUnit}(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`, 'uy');
const year = new RegExp(`((?:1[89]|20)\\d\\d)(?!\\d)${yearUnit}?`, 'uy');
const bare = /(\d{2,3})(?:(?![\p{Script=Latin}\p{Script=Cyrillic}\d])|(?=-?ish))/uy;

/** Of minutes, in the words' order from one to ten. */
const numberWords: readonly string[] = [
    'one|eine|einer|одн(?:а|ой|у)|一|한|일',
    'two|zwei|две|двух|二|两|二つ|두|이',
    'three|drei|три|трех|三|세|삼',
    'four|vier|четыре|четырех|四|네|사',
    'five|funf|пять|пяти|五|다섯|오',
    'six|sechs|шесть|шести|六|여섯|육',
    'seven|sieben|семь|семи|七|일곱|칠',
    'eight|acht|восемь|восьми|八|여덟|팔',
    'nine|neun|девять|девяти|九|아홉|구',
    'ten|zehn|десять|десяти|十|열|십',
];
const minutes = String.raw`(\d{1,3}|${numberWords.join('|')})`;
// "4分の3" is a fraction.
const minuteUnit = String.raw`[ -]?(?:min(?:ute)?s?\.?(?!\p{L})|minuten(?!\p{L})|分钟|分間|分(?!の\d|之)|분(?!의)|мин(?:ут\p{L}*|\.)?(?!\p{L}))`;
/** "Two or three minutes" are from two to three. */
const orJoins = String.raw`\s?(?:or|oder|или|либо|か|または|이나|또는|혹은|或者?)\s?`;
const lengthRange = new RegExp(`${minutes}(?:${minuteUnit})?(?:${joins}|${orJoins})${minutes}${minuteUnit}`, 'uy');
const secondUnit = String.raw`\s?(?:seconds?(?!\p{L})|秒|초|секунд\p{L}*)`;
const secondsAlone = new RegExp(`(\\d{1,3})${secondUnit}`, 'uy');
/** "Two and a half minutes", "2分30秒", "两分半". */
const minutesAndMore = new RegExp(
    `${minutes}(?:(?: and a half| с половиной)${minuteUnit}|${minuteUnit}\\s?(?:半|반|(\\d{1,2})${secondUnit}))`,
    'uy',
);
const length = new RegExp(`${minutes}${minuteUnit}|минут\\p{L}* (?:на )?${minutes}(?!\\p{L})`, 'uy');
/** "3:30". */
const clock = /(\d{1,2}):([0-5]\d)(?![:\d])/y;

/** A tempo that is said to be one number is meant within so many beats. */
export const exactBeats = 2;

/** What stands in a folded text at a place; null where no number does. */
export function numberAt(text: string, at: number): NumberFound | null {
    if (!beginsAt(text, at)) return null;
    return lengthAt(text, at) ?? rangeAt(text, at) ?? decadeAt(text, at) ?? oneAt(text, at);
}

function lengthAt(text: string, at: number): NumberFound | null {
    const [both, low = '', high = ''] = matchAt(lengthRange, text, at) ?? [];
    const [from, to] = [secondsOf(low), secondsOf(high)];
    if (both !== undefined && from < to) return { of: 'length', from, to, isSpan: true, end: at + both.length };
    const [more, minutesTyped, rest = '30'] = matchAt(minutesAndMore, text, at) ?? [];
    if (more !== undefined && minutesTyped !== undefined)
        return one('length', secondsOf(minutesTyped) + Number(rest), at + more.length);
    const [short, few] = matchAt(secondsAlone, text, at) ?? [];
    if (short !== undefined) return one('length', Number(few), at + short.length);
    const [all, before, behind = ''] = matchAt(length, text, at) ?? [];
    if (all !== undefined) return one('length', secondsOf(before ?? behind), at + all.length);
    const [time, whole, seconds] = matchAt(clock, text, at) ?? [];
    return time === undefined ? null : one('length', 60 * Number(whole) + Number(seconds), at + time.length);
}

const numberPatterns = numberWords.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'));

const secondsOf = (typed: string): number =>
    60 * (/^\d/.test(typed) ? Number(typed) : 1 + numberPatterns.findIndex((pattern) => pattern.test(typed)));

function rangeAt(text: string, at: number): NumberFound | null {
    const [all, low, high] = matchAt(range, text, at) ?? [];
    const [from, to] = [Number(low), Number(high)];
    if (all === undefined || from > to) return null;
    const end = at + all.length;
    if (isYear(from) && isYear(to)) return { of: 'year', from, to, isSpan: true, end };
    return isTempo(from) && isTempo(to) ? { of: 'tempo', from, to, isSpan: true, end } : null;
}

function decadeAt(text: string, at: number): NumberFound | null {
    const [all, digits = ''] = matchAt(decade, text, at) ?? [];
    if (all === undefined) return null;
    const from = digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 30 ? 2000 : 1900);
    return { of: 'year', from, to: from + 9, isSpan: false, end: at + all.length };
}

function oneAt(text: string, at: number): NumberFound | null {
    for (const pattern of [tempoBefore, tempo]) {
        const [all, digits] = matchAt(pattern, text, at) ?? [];
        if (all !== undefined) return one('tempo', Number(digits), at + all.length);
    }
    const [all, digits] = matchAt(year, text, at) ?? [];
    if (all !== undefined) return one('year', Number(digits), at + all.length);
    const [alone] = matchAt(bare, text, at) ?? [];
    return alone !== undefined && isTempo(Number(alone)) ? one('bare', Number(alone), at + alone.length) : null;
}

const one = (of: NumberFound['of'], value: number, end: number): NumberFound => ({
    of,
    from: value,
    to: value,
    isSpan: false,
    end,
});
const isYear = (value: number): boolean => value >= 1800 && value <= 2100;
const isTempo = (value: number): boolean => value >= 30 && value <= 400;
