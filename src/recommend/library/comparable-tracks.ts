import type { Analysis, Track } from '../../flow.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { sumTraits, type TraitSums } from '../../meaning/trait-sums.ts';

/** The tracks that one network heard. */
export interface ComparableTracks {
    readonly tracks: readonly Track[];
    /** Of each track; side by side they are reached sooner than through their tracks. */
    readonly embeddings: readonly Float32Array[];
    readonly traitSums: TraitSums;
}

const ofLibraries = new WeakMap<readonly Track[], Map<string, ComparableTracks>>();

/** Those heard as the seed was: others cannot be compared with it. Found once per list: the library makes a new one at every change. */
export function comparableTracks(tracks: readonly Track[], seed: Analysis): ComparableTracks {
    const network = `${seed.embedding.length} ${seed.model}`;
    let found = ofLibraries.get(tracks);
    if (!found) ofLibraries.set(tracks, (found = new Map<string, ComparableTracks>()));
    let comparable = found.get(network);
    if (!comparable) found.set(network, (comparable = find(tracks, seed)));
    return comparable;
}

function find(all: readonly Track[], seed: Analysis): ComparableTracks {
    const tracks = all.filter(({ analysis }) => areComparable(analysis, seed));
    const analyses = tracks.map(({ analysis }) => analysis);
    return { tracks, embeddings: analyses.map(({ embedding }) => embedding), traitSums: sumTraits(analyses) };
}
