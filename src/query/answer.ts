/** The songs of the library that a question finds, in their order. */
import type { Track } from '../flow.ts';
import type { Criterion } from './criterion.ts';
import { listedFrom } from './curves.ts';
import { fitOf } from './fit.ts';
import type { Fit, Known } from './known.ts';

/** Of several that are wanted, a song need have only one. */
const alternatives: readonly Criterion['kind'][] = ['style', 'language', 'key', 'label'];

/** Those that fit, the best first; what fits alike stays in its order. Songs that others are to be like are not among them. */
export function answer(criteria: readonly Criterion[], known: Known): readonly Track[] {
    if (criteria.length === 0) return known.tracks;
    const fits = partsOf(criteria, known);
    const seeds = new Set(criteria.flatMap((one) => (one.kind === 'like' && one.isWanted ? one.ids : [])));
    const found: { readonly track: Track; readonly fit: number }[] = [];
    for (const track of known.tracks) {
        const fit = seeds.has(track.id) ? 0 : together(fits, track);
        if (fit > 0) found.push({ track, fit });
    }
    return found.sort((a, b) => b.fit - a.fit).map(({ track }) => track);
}

/** What would be found without one of the criteria, the most first; only what finds something. */
export function loosened(
    criteria: readonly Criterion[],
    known: Known,
): readonly { readonly criterion: Criterion; readonly songs: number }[] {
    if (criteria.length < 2) return [];
    return criteria
        .map((criterion) => ({
            criterion,
            songs: answer(
                criteria.filter((other) => other !== criterion),
                known,
            ).length,
        }))
        .filter(({ songs }) => songs > 0)
        .sort((a, b) => b.songs - a.songs);
}

function partsOf(criteria: readonly Criterion[], known: Known): readonly Fit[] {
    const isAlternative = ({ kind, isWanted }: Criterion): boolean => isWanted && alternatives.includes(kind);
    const groups = alternatives
        .map((kind) => criteria.filter((one) => one.kind === kind && isAlternative(one)))
        .filter(({ length }) => length > 0);
    const alone = criteria.filter((one) => !isAlternative(one)).map((one) => [one]);
    return [...groups, ...alone].map((group) => {
        const fits = group.map((one) => fitOf(one, known, criteria));
        return (track) => Math.max(...fits.map((fit) => fit(track)));
    });
}

/** The mean; 0 where one of them does not fit. */
function together(fits: readonly Fit[], track: Track): number {
    let sum = 0;
    for (const fitOfOne of fits) {
        const fit = fitOfOne(track);
        if (fit < listedFrom) return 0;
        sum += fit;
    }
    return sum / fits.length;
}
