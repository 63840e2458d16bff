import type { Contract } from '../contract.ts';
import type { Similar, Track } from '../flow.ts';
import { likeness } from './likeness.ts';
import { packTracks, type PackedTracks } from './packed-tracks.ts';
import { isSameSong } from './same-song.ts';

const songsPerArtist = 2;
/** Songs of a lower cosine do not sound alike, however few others there are. */
const leastSimilarity = 0.4;

interface Options {
    readonly contract: Contract;
    readonly limit?: number;
}

/**
 * The tracks whose embeddings have the highest cosine with the seed's, highest first. Left out: the seed and its other
 * copies, second copies of any song, a third song of one artist, tracks heard by another network than the seed, and
 * tracks that sound unlike it.
 */
export function similar(seed: Track, tracks: readonly Track[], { contract, limit = 10 }: Options): readonly Similar[] {
    const packed = packTracks(tracks, seed.analysis);
    const nearest = highestFirst(cosines(seed.analysis.embedding, packed));
    const recommendations: Similar[] = [];
    const songs = [seed];
    const songsOf = new Map<string, number>();
    for (const { index, value } of nearest) {
        if (recommendations.length >= limit || value < leastSimilarity) break;
        const track = packed.tracks[index];
        const artist = packed.artists[index];
        if (!track || track.id === seed.id || songs.some((song) => isSameSong(song, track))) continue;
        const known = artist ? (songsOf.get(artist) ?? 0) : 0;
        if (known >= songsPerArtist) continue;
        if (artist) songsOf.set(artist, known + 1);
        songs.push(track);
        recommendations.push({ track, similarity: value, because: likeness(seed, track, packed.tagSums, contract) });
    }
    return recommendations;
}

/** One cosine per packed track; embeddings have unit length. */
function cosines(seed: Float32Array, { embeddings, tracks }: PackedTracks): Float32Array {
    const length = seed.length;
    const result = new Float32Array(tracks.length);
    for (let track = 0; track < result.length; track += 1) {
        let sum = 0;
        const start = track * length;
        for (let i = 0; i < length; i += 1) sum += (seed[i] ?? 0) * (embeddings[start + i] ?? 0);
        result[track] = sum;
    }
    return result;
}

/** Yields from the highest value down; a binary heap, because few are ever asked for. Equal values come in their order. */
function* highestFirst(values: Float32Array): Generator<{ readonly index: number; readonly value: number }> {
    const heap = new Uint32Array(values.length).map((_, index) => index);
    let size = heap.length;
    const at = (place: number) => heap[place] ?? 0;
    const precedes = (a: number, b: number) => {
        const difference = (values[a] ?? 0) - (values[b] ?? 0);
        return difference > 0 || (difference === 0 && a < b);
    };
    const sink = (from: number) => {
        const moving = at(from);
        let place = from;
        for (;;) {
            let child = 2 * place + 1;
            if (child >= size) break;
            if (child + 1 < size && precedes(at(child + 1), at(child))) child += 1;
            if (!precedes(at(child), moving)) break;
            heap[place] = at(child);
            place = child;
        }
        heap[place] = moving;
    };
    for (let place = (size >> 1) - 1; place >= 0; place -= 1) sink(place);
    while (size > 0) {
        const index = at(0);
        yield { index, value: values[index] ?? 0 };
        size -= 1;
        heap[0] = at(size);
        sink(0);
    }
}
