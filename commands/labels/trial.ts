/** Labels are taught with few examples and asked about songs of other artists. */
import { drained } from '../../src/analysis/in-steps.ts';
import type { LearnedSong } from '../../src/labels/features.ts';
import { claimedFrom } from '../../src/labels/holding.ts';
import { fitLabel, othersFor } from '../../src/labels/learn.ts';
import { dot } from '../../src/labels/minimise.ts';
import { rightnessOf } from '../../src/labels/rightness.ts';
import { spreadOf } from '../../src/labels/spread.ts';

export interface NamedSong extends LearnedSong {
    readonly labels: readonly string[];
}

interface Trial {
    readonly songs: readonly NamedSong[];
    readonly names: readonly string[];
    /** Each song of these artists is asked about, and none is learned from. */
    readonly isOut: (artist: string) => boolean;
    /** How many examples; Infinity: all. */
    readonly examples: number;
    readonly random: () => number;
    readonly styles: number;
}

export interface Verdict {
    readonly name: string;
    /** Of songs of the label, and of others: in what share what is said is right. NaN where there are none. */
    readonly found: number;
    readonly passed: number;
    /** What is said of how well it is learned, lowest and highest; null where nothing is. */
    readonly said: { readonly low: number; readonly high: number } | null;
    readonly isClaimed: boolean;
}

export interface TrialOutcome {
    readonly verdicts: readonly Verdict[];
    /** Songs of one of the labels, and of how many the likeliest label is theirs. */
    readonly asked: number;
    readonly firstRight: number;
}

export function runTrial({ songs, names, isOut, examples, random, styles }: Trial): TrialOutcome {
    const known = songs.filter(({ artist }) => !isOut(artist));
    const asked = songs.filter(({ artist }) => isOut(artist));
    const spread = spreadOf(known, styles);
    const learned = names.flatMap((name) => {
        const taught = { examples: drawn(known, name, { examples, random }), counterexamples: [] };
        const others = othersFor(taught, known);
        const fit = fitLabel(taught, others, spread);
        if (!fit || (Number.isFinite(examples) && taught.examples.length < examples)) return [];
        const rightness = drained(rightnessOf(taught, others, spread));
        const decision = ({ features }: LearnedSong): number => dot(features, fit.weights) + fit.bias;
        return [{ name, decision, said: 'low' in rightness ? rightness : null }];
    });
    const verdicts = learned.map(({ name, decision, said }) => {
        const share = (isOne: boolean): number => {
            const of = asked.filter(({ labels }) => labels.includes(name) === isOne);
            return of.filter((song) => decision(song) >= 0 === isOne).length / of.length;
        };
        return { name, found: share(true), passed: share(false), said, isClaimed: (said?.low ?? 0) >= claimedFrom };
    });
    const named = asked.filter(({ labels }) => learned.some(({ name }) => labels.includes(name)));
    const isFirstRight = (song: NamedSong): boolean => {
        const [first] = learned.toSorted((a, b) => b.decision(song) - a.decision(song));
        return first !== undefined && song.labels.includes(first.name);
    };
    return { verdicts, asked: named.length, firstRight: named.filter(isFirstRight).length };
}

/** As a listener gives them: each by another artist, as long as there are others. */
function drawn(
    songs: readonly NamedSong[],
    name: string,
    { examples, random }: Pick<Trial, 'examples' | 'random'>,
): readonly NamedSong[] {
    const shuffled = songs
        .filter(({ labels }) => labels.includes(name))
        .map((song) => ({ song, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ song }) => song);
    const firsts = shuffled.filter(({ artist }, i) => shuffled.findIndex((other) => other.artist === artist) === i);
    return [...firsts, ...shuffled.filter((song) => !firsts.includes(song))].slice(0, examples);
}
