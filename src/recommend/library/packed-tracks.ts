import type { Analysis, Track } from '../../flow.ts';
import type { TagSums } from '../../meaning/likeness.ts';

/** The tracks that one network heard, laid out for many dot products. */
export interface PackedTracks {
    readonly tracks: readonly Track[];
    /** `embeddings[track * embeddingLength + i]`. */
    readonly embeddings: Float32Array;
    readonly tagSums: TagSums;
}

const packedLibraries = new WeakMap<readonly Track[], Map<string, PackedTracks>>();

/** Only those heard as the seed was can be compared with it. Packed once per list: the library makes a new one at every change. */
export function packTracks(tracks: readonly Track[], { model, embedding }: Analysis): PackedTracks {
    const network = `${embedding.length} ${model}`;
    let packings = packedLibraries.get(tracks);
    if (!packings) packedLibraries.set(tracks, (packings = new Map<string, PackedTracks>()));
    let packed = packings.get(network);
    if (!packed) packings.set(network, (packed = pack(tracks, model, embedding.length)));
    return packed;
}

function pack(tracks: readonly Track[], model: string, embeddingLength: number): PackedTracks {
    const comparable = tracks.filter(
        ({ analysis }) => analysis.model === model && analysis.embedding.length === embeddingLength,
    );
    const embeddings = new Float32Array(comparable.length * embeddingLength);
    const [first] = comparable;
    const tagCount = first?.analysis.tags.length ?? 0;
    const sums = new Float64Array(tagCount + (first?.analysis.classes.length ?? 0));
    comparable.forEach(({ analysis }, index) => {
        embeddings.set(analysis.embedding, index * embeddingLength);
        analysis.tags.forEach((share, tag) => (sums[tag] = (sums[tag] ?? 0) + share));
        analysis.classes.forEach((share, i) => (sums[tagCount + i] = (sums[tagCount + i] ?? 0) + share));
    });
    return {
        tracks: comparable,
        embeddings,
        tagSums: { sums, count: comparable.length },
    };
}
