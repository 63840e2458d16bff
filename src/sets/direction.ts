import { distance } from './step-cost.ts';
import type { PackedSongs } from './packed-songs.ts';

/** Of a song as far from the way as two songs that have nothing in common: enough to lead, too little to force a step. */
const astray = 0.35;

/** A song that stands in the set for sure, and its place. */
export interface Post {
    readonly song: number;
    readonly place: number;
}

/**
 * What it costs to stand beside the way from one post to the next: by the cosine distance to the point of the great circle between
 * their embeddings that belongs to the place. With one post alone, by the distance to that. Costs at each place are those of songs.
 */
export class Direction {
    readonly #packed: PackedSongs;
    readonly #distances = new Map<number, Float64Array>();

    constructor(packed: PackedSongs) {
        this.#packed = packed;
    }

    costAt(place: number, behind: Post | null, ahead: Post | null): (song: number) => number {
        if (!behind || !ahead) {
            const only = behind ?? ahead;
            const distances = only && this.#from(only.song);
            return (song) => (distances ? astray * (distances[song] ?? 0) : 0);
        }
        const [from, to] = [this.#from(behind.song), this.#from(ahead.song)];
        const done = (place - behind.place) / (ahead.place - behind.place);
        const angle = Math.acos(Math.min(1, Math.max(-1, 1 - (from[ahead.song] ?? 0))));
        const sine = Math.sin(angle);
        const [first, second] =
            sine < 1e-3 ? [1 - done, done] : [Math.sin((1 - done) * angle) / sine, Math.sin(done * angle) / sine];
        return (song) => astray * (1 - first * (1 - (from[song] ?? 0)) - second * (1 - (to[song] ?? 0)));
    }

    #from(song: number): Float64Array {
        let distances = this.#distances.get(song);
        if (!distances) {
            distances = new Float64Array(this.#packed.tracks.length);
            for (let other = 0; other < distances.length; other += 1)
                distances[other] = distance(this.#packed, song, other);
            this.#distances.set(song, distances);
        }
        return distances;
    }
}
