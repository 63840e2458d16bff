import type { Contract } from '../../contract.ts';
import type { Seeds, Similar, Track } from '../../flow.ts';
import { unlikeBelow } from '../../meaning/closeness.ts';
import { likenessToAll } from '../../meaning/likeness.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { comparableTracks } from './comparable-tracks.ts';
import { Deduplication } from '../matching/deduplication.ts';
import { nearest } from './nearest.ts';

interface Options {
    readonly contract: Contract;
    /** Ten at most. */
    readonly limit?: number;
    /** Which tracks may be recommended at all. */
    readonly accepts?: (track: Track) => boolean;
    /** Whether songs that sound unlike the seeds are given too, the least unlike first: for a question that is narrow already. */
    readonly unlikeToo?: boolean;
}

/**
 * The tracks that sound most like all seeds, most alike first: each is as similar as the lowest of the cosines of its
 * embedding with the seeds', so that it stands between them and not beside one. Left out: the seeds and their other copies,
 * second copies of any song, a third song of one artist, tracks heard by another network than the seeds, and those that sound
 * unlike them: for one seed below a cosine of 0.4, for several below the same share of what a song between them can reach. Empty
 * where the seeds themselves were heard by different networks.
 */
export function similar(
    seeds: Seeds,
    tracks: readonly Track[],
    { contract, limit = 10, accepts = () => true, unlikeToo = false }: Options,
): readonly Similar[] {
    if (!seeds.every(({ analysis }) => areComparable(analysis, seeds[0].analysis))) return [];
    const comparable = comparableTracks(tracks, seeds[0].analysis);
    const least = unlikeToo ? -Infinity : unlikeBelow * highestReachable(seeds);
    const recommendations: Similar[] = [];
    const songs = new Deduplication<Track>(seeds, ({ id }) => seeds.some((seed) => seed.id === id));
    for (const { index, value } of nearest(seeds, comparable.embeddings, comparable.rough())) {
        if (recommendations.length >= limit || value < least) break;
        const track = comparable.tracks[index];
        // Who has waited for room is the eleventh at the earliest.
        if (!track || !accepts(track) || songs.take(track).length === 0) continue;
        recommendations.push({
            track,
            similarity: value,
            because: likenessToAll(seeds, track, comparable.traitSums, contract),
        });
    }
    return recommendations;
}

/** No unit vector has a lowest cosine above the length of the seeds' mean: it is above no mean of cosines, and that is a cosine with the mean. */
function highestReachable(seeds: Seeds): number {
    const mean = seeds[0].analysis.embedding.map(
        (_, i) => seeds.reduce((sum, { analysis }) => sum + (analysis.embedding[i] ?? 0), 0) / seeds.length,
    );
    return Math.hypot(...mean);
}
