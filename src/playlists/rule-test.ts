/** Whether a song is as one rule of a smart playlist wants it. */
import type { Contract } from '../contract.ts';
import type { Language, Track } from '../flow.ts';
import type { Feeling } from '../meaning/feeling.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { camelotOf, camelotSign, keysFit, wheelPlace } from '../meaning/key.ts';
import { levelOf } from '../meaning/level.ts';
import { read, type Reading } from '../meaning/reading.ts';
import { wheelKeys } from '../meaning/wheel-keys.ts';
import type { Plays } from '../playback/plays.svelte.ts';
import { judgeLanguage } from '../recommend/language/language.ts';
import type { Period, Rule } from './rules.ts';

/** What is known beside a song. */
export interface KnownOfSongs {
    readonly contract: Contract;
    /** By song. */
    readonly plays: ReadonlyMap<string, Plays>;
    /** The listener's own labels that hold of a song, by their ids. */
    readonly labelsOf: (track: Track) => readonly string[];
    /** Milliseconds since 1970. */
    readonly now: number;
}

const daysOf: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };
const dayMillis = 24 * 60 * 60 * 1000;

/** What is not known of a song fulfils no rule. */
export function ruleTest(rule: Rule, { contract, plays, labelsOf, now }: KnownOfSongs): (track: Track) => boolean {
    const readingOf = ({ analysis }: Track): Reading => read(analysis, contract);
    switch (rule.kind) {
        case 'genre':
            return (track) => shelvesOf(track, contract).some((name) => rule.names.includes(name));
        case 'label':
            return (track) => labelsOf(track).some((id) => rule.names.includes(id));
        case 'mood':
            return (track) => moodsOf(readingOf(track)).some((name) => rule.names.includes(name));
        case 'energy':
            return (track) => {
                const energy = readingOf(track).rhythm?.energy ?? null;
                return energy !== null && rule.names.includes(levelOf('energy', energy));
            };
        case 'language':
            return (track) => rule.names.some((language) => isIn(language, track));
        case 'key': {
            const wanted = placesOf(rule);
            return (track) => {
                const key = readingOf(track).rhythm?.key;
                const place = key ? camelotOf(key) : null;
                return place !== null && wanted.has(camelotSign(place));
            };
        }
        case 'tempo':
            return (track) => {
                const bpm = readingOf(track).rhythm?.tempoBpm ?? null;
                return isWithin(rule, bpm === null ? null : Math.round(bpm));
            };
        case 'year':
            return ({ year }) => isWithin(rule, year ?? null);
        case 'added': {
            const from = now - daysOf[rule.within] * dayMillis;
            return ({ addedAt }) => addedAt >= from;
        }
        case 'played': {
            const from = now - daysOf[rule.within] * dayMillis;
            return ({ id }) => (plays.get(id)?.lastAt ?? -Infinity) >= from;
        }
        case 'plays':
            return ({ id }) => (plays.get(id)?.count ?? 0) >= rule.atLeast;
        case 'unplayed':
            return ({ id }) => !plays.has(id);
    }
}

/** Names of its moods, and of how it feels, as far as they are clear. */
export function moodsOf({ feeling, shown }: Reading): readonly string[] {
    const moods = shown.filter(({ kind }) => kind === 'mood').map(({ name }) => name);
    return feeling ? [...moods, ...feelingsOf(feeling)] : moods;
}

const feelingsOf = ({ quadrant, isEnergetic, isGentle }: Feeling): readonly string[] => [
    ...(quadrant ? [quadrant] : []),
    ...(isEnergetic ? ['energetic'] : []),
    ...(isGentle ? ['gentle'] : []),
];

function placesOf({ names, isWide }: Extract<Rule, { kind: 'key' }>): ReadonlySet<string> {
    if (!isWide) return new Set(names);
    const keys = [...wheelKeys].map(([sign, key]) => ({ sign, place: wheelPlace(key) }));
    const wanted = keys.filter(({ sign }) => names.includes(sign));
    return new Set(keys.filter(({ place }) => wanted.some((one) => keysFit(one.place, place))).map(({ sign }) => sign));
}

const isWithin = ({ from, to }: { from: number | null; to: number | null }, value: number | null): boolean =>
    value !== null && (from === null || value >= from) && (to === null || value <= to);

const verdicts = new WeakMap<Track, Map<Language, boolean>>();

/** By the words of its title and artist. Kept: it takes longer than all other rules together. */
function isIn(language: Language, track: Track): boolean {
    const known = verdicts.get(track) ?? new Map<Language, boolean>();
    verdicts.set(track, known);
    const verdict = known.get(language) ?? judgeLanguage(track, language).verdict === 'yes';
    known.set(language, verdict);
    return verdict;
}
