import type { Post } from './direction.ts';
import type { PackedSongs } from './packed-songs.ts';
import type { Arc } from './wish.ts';

/** What share of the library is calmer than calm and livelier than lively: a set leads from one to the other. */
const outer = 0.1;
/** Where in a wave its liveliest song stands: it falls more quickly than it rises. */
const crest = 0.6;

interface Asked {
    readonly songs: number;
    /** Where one of them is first or last, the arc begins or ends as lively as it is. */
    readonly posts: readonly Post[];
}

/** How lively a set is to be at each part of its way, 0 its first song, 1 its last. */
export function arcThrough(
    arc: Arc,
    { songs, posts }: Asked,
    { liveliness, comes }: PackedSongs,
): (part: number) => number {
    const known = liveliness.filter((value, song) => comes[song] && !Number.isNaN(value)).sort();
    const at = (share: number): number => known[Math.round(share * (known.length - 1))] ?? 0.5;
    const [calm, middle, lively] = [at(outer), at(0.5), at(1 - outer)];
    const heldAt = (place: number): number | null => {
        const song = posts.find((post) => post.place === place)?.song;
        const value = song === undefined ? NaN : (liveliness[song] ?? NaN);
        return Number.isNaN(value) ? null : value;
    };
    const [first, last] = [heldAt(0), songs > 1 ? heldAt(songs - 1) : null];
    const points = {
        steady: [
            [0, first ?? last ?? middle],
            [1, last ?? first ?? middle],
        ],
        rise: [
            [0, first ?? calm],
            [1, last ?? lively],
        ],
        fall: [
            [0, first ?? lively],
            [1, last ?? calm],
        ],
        wave: [
            [0, first ?? calm],
            [crest, lively],
            [1, last ?? calm],
        ],
    } as const satisfies Record<Arc, readonly (readonly [part: number, liveliness: number])[]>;
    return (part) => between(points[arc], part);
}

function between(points: readonly (readonly [number, number])[], part: number): number {
    const next = Math.max(
        1,
        points.findIndex(([at]) => at >= part),
    );
    const [[from, start] = [0, 0], [to, end] = [1, 0]] = [points[next - 1], points[next]];
    const done = (part - from) / (to - from);
    // Half a cosine: it leaves and arrives gently.
    return start + ((end - start) * (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, done))))) / 2;
}
