/** Words of what is asked for. */
import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { wheelKeys } from '../../meaning/wheel-keys.ts';
import { read } from '../../meaning/reading.ts';
import { similarity } from '../../query/beside-songs.ts';
import type { Criterion, CriterionOf, Measure, Single } from '../../query/criterion.ts';
import { listedFrom, withinTempo } from '../../query/curves.ts';
import { levelsAt } from '../../query/levels.ts';
import { isMetre } from '../../query/metre.ts';
import { ruleWords } from '../playlists/rule-words.ts';
import { alternatives, clock, list, percent, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { genreName, keyName, keySign, moodName, songTempo, tagName } from '../words/music.ts';

interface Asked {
    /** Whether songs are compared with some that they are to be like, else with the library: "louder", else "loud". */
    readonly isCompared?: boolean;
}

/** "No voices", "like Nebula", "120 BPM or faster". */
export function criterionWords(criterion: Criterion, asked: Asked = {}): string {
    if (criterion.kind === 'voice' && criterion.name === 'any' && !criterion.isWanted) return words.query.noVoices;
    const what = whatWords(criterion, asked);
    return criterion.isWanted ? what : words.query.not(what);
}

/** What is said of words that are left aside. */
export const asideWords = (text: string): string => words.query[isMetre(text) ? 'noMetre' : 'notUnderstood'](text);

function whatWords(criterion: Criterion, asked: Asked): string {
    switch (criterion.kind) {
        case 'any':
            return alternatives(criterion.of.map((one) => whatWords(one, asked)));
        case 'style':
            return genreName(criterion.name);
        case 'mood':
            return moodName(criterion.name);
        case 'instrument':
            return tagName(criterion.name);
        case 'voice':
            return criterion.name === 'any' ? words.query.voices : tagName(criterion.name);
        case 'label':
            return criterion.name;
        case 'language':
            return words.languages[criterion.name];
        case 'measure':
            return measureWords(criterion.of, criterion.about);
        case 'tempo':
        case 'year':
            return rangeWords(criterion);
        case 'length':
            return lengthWords(criterion);
        case 'key':
            return list(criterion.names.flatMap((name) => wheelKeys.get(name) ?? []).map(keyName));
        case 'mode':
            return words.query[criterion.name === 'minor' ? 'inMinor' : 'inMajor'];
        case 'like':
            return words.query.like(criterion.name);
        case 'more':
            return (asked.isCompared ? words.query : words.query.outright)[criterion.isMore ? 'more' : 'less'][
                criterion.of
            ];
        case 'text':
            return words.query.named(criterion.text);
    }
}

/** "High energy"; `about` from 0 to 100. */
export const measureWords = (of: Measure, about: number): string =>
    alternatives(levelsAt(of, about).map((level) => words.query.measures[of][level === 'moderate' ? 'middle' : level]));

/** "High energy, 75%". */
export const measureValue = (of: Measure, about: number): string =>
    row([measureWords(of, about), percent(about / 100)]);

function rangeWords({ kind, from, to }: CriterionOf<'tempo'> | CriterionOf<'year'>): string {
    if (kind === 'year' && from !== null && to !== null) return from === to ? String(from) : `${from}–${to}`;
    return ruleWords({ kind, from, to }, []);
}

function lengthWords({ from, to }: CriterionOf<'length'>): string {
    if (from !== null && to !== null) return `${clock(from)}–${clock(to)}`;
    return from === null ? words.query.shorter(clock(to ?? 0)) : words.query.longer(clock(from));
}

/** More would not fit into a row. */
const mostReasons = 3;

interface Telling {
    readonly contract: Contract;
    /** The songs that others are to be like. */
    readonly seeds: readonly Track[];
    /** The words that stand in its names, where it is found by them whatever else it is. */
    readonly namedBy: string | null;
}

/** Why a song is among the answers, by what of the question is so of it. */
export function whyWords(track: Track, isSo: readonly Single[], { namedBy, ...telling }: Telling): string {
    const reasons = isSo.map((criterion) => reason(track, criterion, telling)).filter((text) => text !== null);
    return row([...(namedBy === null ? [] : [words.query.named(namedBy)]), ...reasons].slice(0, mostReasons));
}

const fitsTempo = (bpm: number, asked: CriterionOf<'tempo'>): boolean =>
    withinTempo(bpm, asked) >= listedFrom === asked.isWanted;

function reason(track: Track, criterion: Single, { contract, seeds }: Omit<Telling, 'namedBy'>): string | null {
    const { rhythm, claimedStyles, claimed } = read(track.analysis, contract);
    switch (criterion.kind) {
        case 'tempo':
            // One that is unclear may be meant by its half or double.
            return rhythm?.tempoBpm && fitsTempo(rhythm.tempoBpm, criterion) ? songTempo(rhythm) : null;
        case 'length':
            return clock(track.analysis.durationSeconds);
        case 'year':
            return track.year === undefined ? words.query.soundsLike(criterionWords(criterion)) : String(track.year);
        case 'key':
        case 'mode':
            return rhythm?.key ? keySign(rhythm.key) : null;
        case 'style':
            return [...claimedStyles, ...claimed].includes(criterion.name) ? genreName(criterion.name) : null;
        case 'like': {
            const own = seeds.filter(({ id }) => criterion.ids.includes(id));
            const nearest = Math.max(...own.map((seed) => similarity(seed, track)));
            return nearest > 0 && criterion.isWanted ? words.query.alike(percent(nearest)) : null;
        }
        case 'text':
            return null;
        default:
            return criterionWords(criterion, { isCompared: seeds.length > 0 });
    }
}
