import type { Analysis, Track } from '../../flow.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { sumTraits, type TraitSums } from '../../meaning/trait-sums.ts';

/** The tracks that one network heard, laid out for many dot products. */
export interface PackedTracks {
    readonly tracks: readonly Track[];
    /** `embeddings[track * embeddingLength + i]`. */
    readonly embeddings: Float32Array;
    readonly traitSums: TraitSums;
}

const packedLibraries = new WeakMap<readonly Track[], Map<string, PackedTracks>>();

/** Only those heard as the seed was can be compared with it. Packed once per list: the library makes a new one at every change. */
export function packTracks(tracks: readonly Track[], seed: Analysis): PackedTracks {
    const network = `${seed.embedding.length} ${seed.model}`;
    let packings = packedLibraries.get(tracks);
    if (!packings) packedLibraries.set(tracks, (packings = new Map<string, PackedTracks>()));
    let packed = packings.get(network);
    if (!packed) packings.set(network, (packed = pack(tracks, seed)));
    return packed;
}

function pack(tracks: readonly Track[], seed: Analysis): PackedTracks {
    const comparable = tracks.filter(({ analysis }) => areComparable(analysis, seed));
    const embeddings = new Float32Array(comparable.length * seed.embedding.length);
    comparable.forEach(({ analysis }, index) => embeddings.set(analysis.embedding, index * seed.embedding.length));
    return { tracks: comparable, embeddings, traitSums: sumTraits(comparable.map(({ analysis }) => analysis)) };
}
