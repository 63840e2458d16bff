/** Numbers, times, dates, lists and sentences as the shown language writes them. */
import { idle } from '../../library/idle.ts';
import { number } from '../languages/counting.ts';
import { language, words } from './language.svelte.ts';

/** Of all that is made once for a language. */
const makers: (() => unknown)[] = [() => howManySongs(1)];

const longestWaitMillis = 2000;

/** Makes them for the language that is shown while the browser is idle: what they read of it takes longer than the first song's screen may. */
export async function prepareFormats(): Promise<void> {
    for (const make of makers) {
        await idle(longestWaitMillis);
        try {
            make();
        } catch {
            // What this browser cannot make fails where it is wanted, if it ever is.
        }
    }
}

const percents = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const exactPercents = perLanguage(
    (locale) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const tenths = perLanguage(
    (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** "62%"; what is there but rounds to nothing is "<1%". */
export const percent = (share: number): string =>
    share > 0 && share < 0.005 ? `<${percents().format(0.01)}` : percents().format(share);
/** "83.0%": with one decimal, for what is compared closely. */
export const exactPercent = (share: number): string => exactPercents().format(share);
/** "3.3": hundredths, with one decimal. */
export const percentPoints = (difference: number): string => tenth(100 * difference);
export const count = (value: number): string => number(language.locale, value);
/** "−14.0": with one decimal, and a minus instead of a hyphen. */
export const tenth = (value: number): string => tenths().format(value).replace('-', '−');
/** "12 songs". */
export const howManySongs = (value: number): string => words.text.songs(value);

/** "4:03", "1:02:45". */
export function clock(seconds: number): string {
    const whole = Math.max(0, Math.floor(seconds));
    const padded = (value: number): string => String(value).padStart(2, '0');
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    return hours > 0 ? `${hours}:${padded(minutes)}:${padded(whole % 60)}` : `${minutes}:${padded(whole % 60)}`;
}

/** "440 Hz", "3.5 kHz". */
export const hertz = (hz: number): string =>
    hz < 1000 ? wholeHertz(Math.round(hz)) : words.units.kilohertz(tenth(hz / 1000));
export const wholeHertz = (hz: number): string => words.units.hertz(String(hz));

const sizes = {
    kilobyte: inUnit('kilobyte', 0, 'short'),
    megabyte: inUnit('megabyte', 0, 'short'),
    gigabyte: inUnit('gigabyte', 1, 'short'),
};

/** "12 MB". */
export function bytes(size: number): string {
    if (size < 1e6) return sizes.kilobyte().format(Math.ceil(size / 1e3));
    return size < 1e9 ? sizes.megabyte().format(size / 1e6) : sizes.gigabyte().format(size / 1e9);
}

const kilobits = inUnit('kilobit-per-second', 0, 'short');

/** "96 kb/s"; per second. */
export const bitRate = (kilobitsPerSecond: number): string => kilobits().format(kilobitsPerSecond);

const [seconds, minutes] = [inUnit('second', 0, 'long'), inUnit('minute', 0, 'long')];

/** "41 seconds", "2 minutes". */
export function duration(lengthSeconds: number): string {
    const whole = Math.floor(lengthSeconds);
    return whole < 120 ? seconds().format(whole) : minutes().format(Math.floor(whole / 60));
}

const hours = inUnit('hour', 0, 'long');

/** "1 minute", "50 minutes", "3 hours": as a guess is told, never less than it is. */
export const timeLeft = (seconds: number): string =>
    seconds <= 5400
        ? minutes().format(Math.max(1, Math.ceil(seconds / 60)))
        : hours().format(Math.ceil(seconds / 3600));

const fromNow = perLanguage((locale) => new Intl.RelativeTimeFormat(locale));

/** "in 30 seconds", "in 3 minutes". */
export const fromNowOn = (pauseSeconds: number): string =>
    pauseSeconds < 90
        ? fromNow().format(Math.ceil(pauseSeconds), 'second')
        : fromNow().format(Math.ceil(pauseSeconds / 60), 'minute');

const days = perLanguage(
    (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const months = perLanguage(
    (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** "3 Nov 2026", "November 2026", "2026": as precise as the ISO 8601 date is; what is none stays as it is. */
export function date(iso: string): string {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(iso);
    if (!parts) return iso;
    const [, year = '', ofYear, ofMonth] = parts;
    if (ofYear === undefined) return year;
    const time = Date.parse(`${year}-${ofYear}-${ofMonth ?? '01'}`);
    return Number.isNaN(time) ? iso : (ofMonth === undefined ? months : days)().format(time);
}

const shortDays = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));

/** "3 Nov 2026", where the listener is; `at` in milliseconds since 1970. */
export const day = (at: number): string => shortDays().format(at);

const numericDays = perLanguage(
    (locale) => new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }),
);

/** "03/11/2026": the same where days stand under each other. */
export const numericDay = (at: number): string => numericDays().format(at);

const momentParts = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
const moments = perLanguage((locale) => new Intl.DateTimeFormat(locale, momentParts));

/** "20 Nov, 14:03"; `at` in milliseconds since 1970. */
export const dayAndTime = (at: number): string => moments().format(at);

const lists = perLanguage((locale) => new Intl.ListFormat(locale));

/** "a", "a and b", "a, b and c". */
export const list = (parts: readonly string[]): string => lists().format(parts);

const alternative = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** "a", "a or b", "a, b or c". */
export const alternatives = (parts: readonly string[]): string => alternative().format(parts);

/** "a, b, c": things that are said one after another. */
export const row = (parts: readonly string[]): string => joined(parts, words.text.comma);

/** The same of what may have the question mark of what is not sure: "109 BPM (?), A minor", for no comma stands behind such a mark. */
export const rowOfHeard = (parts: readonly string[]): string =>
    row(parts.map((part, i) => (i < parts.length - 1 ? part.replace(/\?$/, ' (?)') : part)));

/** "A. B.": each as a sentence. */
export const sentences = (parts: readonly string[]): string =>
    joined(
        parts.map(capitalised).map((part) => (part.endsWith('?') ? part : words.text.sentence(part))),
        words.text.sentences,
    );

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase(language.locale) + text.slice(1);

type Join = (inputs: { readonly before: string; readonly after: string }) => string;

const joined = ([first = '', ...others]: readonly string[], join: Join): string =>
    others.reduce((before, after) => join({ before, after }), first);

/** Two sentences one after another. */
export const together = (before: string, after: string): string => words.text.sentences({ before, after });

/** "Genres: rock and jazz". */
export const labelled = (label: string, values: readonly string[]): string =>
    words.text.labelled({ label, value: list(values) });

function inUnit(unit: string, maximumFractionDigits: number, unitDisplay: 'short' | 'long'): () => Intl.NumberFormat {
    return perLanguage(
        (locale) =>
            new Intl.NumberFormat(locale, {
                style: 'unit',
                unit,
                unitDisplay,
                maximumFractionDigits,
                minimumFractionDigits: maximumFractionDigits,
            }),
    );
}

/** Something of `Intl` for the language that is shown, made once for each. */
function perLanguage<Format>(make: (locale: string) => Format): () => Format {
    const made = new Map<string, Format>();
    const ofLanguage = (): Format => {
        const { locale } = language;
        const format = made.get(locale) ?? make(locale);
        made.set(locale, format);
        return format;
    };
    makers.push(ofLanguage);
    return ofLanguage;
}
