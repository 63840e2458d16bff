import type { Contract } from '../../contract.ts';
import type { Seeds, Similar, Track } from '../../flow.ts';
import { likenessToAll, type TagSums } from '../../meaning/likeness.ts';
import { packTracks } from '../library/packed-tracks.ts';

/**
 * A song that is in no library beside the seeds, as alike as the lowest of the cosines of its embedding with theirs. All must
 * be heard by the same network. `library` is what shared tags are weighed against.
 */
export function heardBeside(seeds: Seeds, track: Track, library: readonly Track[], contract: Contract): Similar {
    const sums = withTagsOf(track, packTracks(library, seeds[0].analysis).tagSums);
    return {
        track,
        similarity: Math.min(...seeds.map((seed) => cosine(seed, track))),
        because: likenessToAll(seeds, track, sums, contract),
    };
}

/** Embeddings have unit length. */
function cosine(a: Track, b: Track): number {
    return a.analysis.embedding.reduce((sum, value, i) => sum + value * (b.analysis.embedding[i] ?? 0), 0);
}

function withTagsOf({ analysis }: Track, { sums, count }: TagSums): TagSums {
    return {
        sums: Float64Array.from([...analysis.tags, ...analysis.classes], (share, i) => share + (sums[i] ?? 0)),
        count: count + 1,
    };
}
