import { dot } from '../../features/dot.ts';
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
        similarity: Math.min(...seeds.map((seed) => dot(seed.analysis.embedding, track.analysis.embedding))),
        because: likenessToAll(seeds, track, sums, contract),
    };
}
