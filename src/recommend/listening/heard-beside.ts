import type { Contract } from '../../contract.ts';
import type { Seeds, Similar, Track } from '../../flow.ts';
import { likenessToAll } from '../../meaning/likeness.ts';
import { withTraitsOf } from '../../meaning/trait-sums.ts';
import { comparableTracks } from '../library/comparable-tracks.ts';

/**
 * A song that is in no library beside the seeds, as alike as the lowest of the cosines of its embedding with theirs. All must
 * be heard by the same network. `library` is what shared tags are weighed against.
 */
export function heardBeside(seeds: Seeds, track: Track, library: readonly Track[], contract: Contract): Similar {
    const sums = withTraitsOf(track.analysis, comparableTracks(library, seeds[0].analysis).traitSums);
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
