import type { Analysis, Track } from '../../flow.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { sumTraits, type TraitSums } from '../../meaning/trait-sums.ts';
import { RoughCosines } from './rough-cosines.ts';

/** Of fewer all cosines are found within a few milliseconds. */
const many = 20_000;

/** The tracks that one network heard. */
export interface ComparableTracks {
    readonly tracks: readonly Track[];
    /** Of each track; side by side they are reached sooner than through their tracks. */
    readonly embeddings: readonly Float32Array[];
    readonly traitSums: TraitSums;
    /** Where there are many tracks they are packed once somebody asks; null until they are. */
    readonly rough: () => RoughCosines | null;
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
    const embeddings = analyses.map(({ embedding }) => embedding);
    return { tracks, embeddings, traitSums: sumTraits(analyses), rough: packedOnce(embeddings) };
}

function packedOnce(embeddings: readonly Float32Array[]): () => RoughCosines | null {
    let packed: RoughCosines | null = null;
    let isAsked = embeddings.length < many;
    return () => {
        if (!isAsked) void RoughCosines.of(embeddings).then((rough) => (packed = rough));
        isAsked = true;
        return packed;
    };
}
