/** What changes from one song to the next, and what stays. */
import { dot } from '../features/dot.ts';
import type { Contract } from '../contract.ts';
import type { Key, Track } from '../flow.ts';
import { unlikeBelow } from './closeness.ts';
import { camelotOf, isClearKey, keysFit } from './key.ts';
import { livelinessChange, type LivelinessChange } from './liveliness.ts';
import { read, type Reading } from './reading.ts';
import { areTemposSure } from './rhythm-surety.ts';
import { tempoChange, temposFit, type TempoChange } from './tempo.ts';

export interface Step {
    /** Cosine of the two embeddings. */
    readonly similarity: number;
    /** Null where one of the two has none, the key also where it is not clear, as below. `fits`: the two can be mixed. */
    readonly tempo: {
        readonly from: number;
        readonly to: number;
        readonly change: TempoChange;
        readonly fits: boolean;
        readonly isSure: boolean;
    } | null;
    readonly key: { readonly from: Key; readonly to: Key; readonly fits: boolean } | null;
    readonly liveliness: LivelinessChange | null;
    /** Styles that both are of, else the family that both stand under; empty where there is none. */
    readonly shared: readonly string[];
}

/** Both songs heard by the contract's network. */
export function stepBetween(from: Track, to: Track, contract: Contract): Step {
    const [one, other] = [read(from.analysis, contract), read(to.analysis, contract)];
    return {
        similarity: dot(from.analysis.embedding, to.analysis.embedding),
        tempo: tempoStep(one, other),
        key: keyStep(one, other),
        liveliness: livelinessStep(one, other),
        shared: sharedNames(one, other),
    };
}

export interface Fit {
    readonly tempo: boolean | null;
    readonly key: boolean | null;
}

/** Whether tempo and key of a song go with those of another, as in a step to it; null where one of the two has none that is sure. */
export function fitOf(from: Track, to: Track, contract: Contract): Fit {
    const [one, other] = [read(from.analysis, contract), read(to.analysis, contract)];
    return { tempo: tempoStep(one, other)?.fits ?? null, key: keyStep(one, other)?.fits ?? null };
}

/** Whether tempo and key both are known to go with those of another song, as far as that one has them. */
export function goesWith(from: Track, to: Track, contract: Contract): boolean {
    const { rhythm } = read(from.analysis, contract);
    const { tempo, key } = fitOf(from, to, contract);
    const needsKey = rhythm?.key != null && isClearKey(rhythm.key);
    return (tempo ?? !rhythm?.tempoBpm) && (key ?? !needsKey);
}

/** Whether neither tempo nor key is known to stand in the way. */
export const isSmooth = ({ tempo, key }: Step): boolean => tempo?.fits !== false && key?.fits !== false;

/** Whether tempo or key stands in the way, or the two do not sound alike. */
export const isRough = (step: Step): boolean => !isSmooth(step) || step.similarity < unlikeBelow;

function tempoStep(one: Reading, other: Reading): Step['tempo'] {
    const [from, to] = [one.rhythm?.tempoBpm, other.rhythm?.tempoBpm];
    if (!from || !to) return null;
    const isSure = areTemposSure(one.rhythm, other.rhythm);
    return { from, to, change: tempoChange(from, to), fits: temposFit(from, to), isSure };
}

function keyStep(one: Reading, other: Reading): Step['key'] {
    const [from, to] = [one.rhythm?.key, other.rhythm?.key];
    if (!from || !to) return null;
    const [place, otherPlace] = [camelotOf(from), camelotOf(to)];
    return place && otherPlace ? { from, to, fits: keysFit(place, otherPlace) } : null;
}

function livelinessStep(one: Reading, other: Reading): Step['liveliness'] {
    const [from, to] = [one.rhythm?.energy ?? null, other.rhythm?.energy ?? null];
    return from === null || to === null ? null : livelinessChange(from, to);
}

function sharedNames(one: Reading, other: Reading): readonly string[] {
    const styles = one.claimedStyles.filter((name) => other.claimedStyles.includes(name));
    if (styles.length > 0) return styles;
    return one.filedUnder !== null && one.filedUnder === other.filedUnder ? [one.filedUnder] : [];
}
