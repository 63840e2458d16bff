/** The songs that stand on a map, and where. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { drained } from '../analysis/in-steps.ts';
import { isOfNetwork } from '../meaning/same-network.ts';
import type { KeptMap } from './kept-map.ts';
import type { Places } from './layout.ts';
import { nearestBySound } from './trueness.ts';
import { nearestOf, type Vectors } from './nearest.ts';

/** A song is its place in the list. */
export interface MappedSongs {
    readonly tracks: readonly Track[];
    readonly places: Places;
}

/** Those whose embeddings can be compared, in the order of their ids, whichever the library's is. */
export function mappable(tracks: readonly Track[], contract: Contract): readonly Track[] {
    return tracks.filter(({ analysis }) => isOfNetwork(analysis, contract)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Of at least one. Five megabytes for ten thousand songs: once for all that is asked of them. */
export function vectorsOf(tracks: readonly Track[]): Vectors {
    const dimensions = tracks[0]?.analysis.embedding.length ?? 1;
    const values = new Float32Array(tracks.length * dimensions);
    tracks.forEach(({ analysis }, song) => values.set(analysis.embedding, song * dimensions));
    return { dimensions, values };
}

/** NaN for songs that have none yet. */
export function placesFor(tracks: readonly Pick<Track, 'id'>[], kept: KeptMap): Places {
    const rows = new Map(kept.ids.map((id, row) => [id, row]));
    const places: Places = new Float32Array(2 * tracks.length).fill(NaN);
    tracks.forEach(({ id }, song) => {
        const row = rows.get(id);
        if (row !== undefined) places.set(kept.places.subarray(2 * row, 2 * row + 2), 2 * song);
    });
    return places;
}

/** Only those that have a place. */
export function standing(tracks: readonly Track[], kept: KeptMap): MappedSongs {
    const places = placesFor(tracks, kept);
    const all = tracks.filter((_, song) => !Number.isNaN(places[2 * song]));
    return { tracks: all, places: places.filter((value) => !Number.isNaN(value)) };
}

/** Whether the songs that both have lie in the same places. */
export function isOneLayout(one: KeptMap, other: KeptMap): boolean {
    const ids = one.ids.map((id) => ({ id }));
    return placesFor(ids, other).every((value, at) => Number.isNaN(value) || value === one.places[at]);
}

/** The ten that sound most like a song, the nearest first. */
export function soundNeighbours(vectors: Vectors, song: number): readonly number[] {
    return [...drained(nearestOf(vectors, Uint32Array.of(song), nearestBySound)).songs];
}
