import type { Contract } from '../../contract.ts';
import type { Seeds, Similar, Track } from '../../flow.ts';
import { unlikeBelow } from '../../meaning/closeness.ts';
import { likenessToAll } from '../../meaning/likeness.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { highestFirst } from './highest-first.ts';
import { packTracks, type PackedTracks } from './packed-tracks.ts';
import { Deduplication } from '../matching/deduplication.ts';

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
    const packed = packTracks(tracks, seeds[0].analysis);
    const least = unlikeToo ? -Infinity : unlikeBelow * highestReachable(seeds);
    const recommendations: Similar[] = [];
    const songs = new Deduplication<Track>(seeds, ({ id }) => seeds.some((seed) => seed.id === id));
    for (const { index, value } of highestFirst(lowestCosines(seeds, packed))) {
        if (recommendations.length >= limit || value < least) break;
        const track = packed.tracks[index];
        // Who has waited for room is the eleventh at the earliest.
        if (!track || !accepts(track) || songs.take(track).length === 0) continue;
        recommendations.push({
            track,
            similarity: value,
            because: likenessToAll(seeds, track, packed.traitSums, contract),
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

/** Per packed track, the lowest of its cosines with the seeds. */
function lowestCosines([first, ...others]: Seeds, packed: PackedTracks): Float32Array {
    const lowest = cosines(first.analysis.embedding, packed);
    for (const { analysis } of others) {
        const own = cosines(analysis.embedding, packed);
        for (let track = 0; track < own.length; track += 1)
            lowest[track] = Math.min(lowest[track] ?? 0, own[track] ?? 0);
    }
    return lowest;
}

/** One cosine per packed track; embeddings have unit length. Four sums at a time, none of which waits for another. */
function cosines(seed: Float32Array, { embeddings, tracks }: PackedTracks): Float32Array {
    const length = seed.length;
    const whole = length - (length % 4);
    const result = new Float32Array(tracks.length);
    for (let track = 0, start = 0; track < result.length; track += 1, start += length) {
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let i = 0; i < whole; i += 4) {
            const at = start + i;
            a += (seed[i] ?? 0) * (embeddings[at] ?? 0);
            b += (seed[i + 1] ?? 0) * (embeddings[at + 1] ?? 0);
            c += (seed[i + 2] ?? 0) * (embeddings[at + 2] ?? 0);
            d += (seed[i + 3] ?? 0) * (embeddings[at + 3] ?? 0);
        }
        for (let i = whole; i < length; i += 1) a += (seed[i] ?? 0) * (embeddings[start + i] ?? 0);
        result[track] = a + b + (c + d);
    }
    return result;
}
