/** From examples, counterexamples and the rest of a library: what makes a song one of a label. */
import type { LearnedSong } from './features.ts';
import type { Head } from './head.ts';
import { fitLogistic, type Fit, type Observation } from './logistic-regression.ts';
import { byId, type Spread } from './spread.ts';

export interface Taught {
    readonly examples: readonly LearnedSong[];
    readonly counterexamples: readonly LearnedSong[];
}

/** Without examples nothing can be learned; from so many on something is. */
export const fewestExamples = 5;

/** More of the rest say nothing new (measured by `npm run labels`). */
const mostOthers = 200;

/** Together the rest count as so many times the examples: more hides songs of the label, fewer finds it everywhere (measured by `npm run labels`). */
const othersShare = 1;

/**
 * The rest of the library, of which most are not of the label: as many as are learned from, spread over it. Counterexamples are
 * among them as before, so that one that is said to be none only ever counts more against it.
 */
export function othersFor({ examples }: Taught, library: readonly LearnedSong[]): readonly LearnedSong[] {
    const taken = new Set(examples.map(({ id }) => id));
    const rest = library.filter(({ id }) => !taken.has(id)).toSorted(byId);
    if (rest.length <= mostOthers) return rest;
    return Array.from({ length: mostOthers }, (_, i) => rest[Math.floor((i * rest.length) / mostOthers)]).filter(
        (song) => song !== undefined,
    );
}

/** The same for the same songs, whatever their order. Null where there is nothing to tell apart. */
export function fitLabel(taught: Taught, others: readonly LearnedSong[], spread: Spread): Fit | null {
    const { examples, counterexamples } = taught;
    if (examples.length === 0 || others.length + counterexamples.length === 0) return null;
    const otherWeight = (othersShare * examples.length) / others.length;
    const observed = (isTrue: boolean, weight: number) => (song: LearnedSong) => ({
        id: song.id,
        features: scaled(song.features, spread),
        isTrue,
        weight,
    });
    const observations: Observation[] = [
        ...examples.toSorted(byId).map(observed(true, 1)),
        ...counterexamples.toSorted(byId).map(observed(false, 1)),
        ...others.toSorted(byId).map(observed(false, otherWeight)),
    ];
    return unscaled(fitLogistic(observations), spread);
}

export const headOf = ({ weights, bias }: Fit, network: string): Head => ({ network, weights, bias });

function scaled(features: Float32Array, { mean, scale }: Spread): Float64Array {
    return Float64Array.from(features, (value, i) => (value - (mean[i] ?? 0)) * (scale[i] ?? 0));
}

/** Of the features as they are heard. */
function unscaled({ weights, bias }: Fit, { mean, scale }: Spread): Fit {
    const own = weights.map((weight, i) => weight * (scale[i] ?? 0));
    return { weights: own, bias: bias - own.reduce((sum, weight, i) => sum + weight * (mean[i] ?? 0), 0) };
}
