import { Cheapest } from './cheapest.ts';
import { visitCompatible } from './compatible.ts';
import { Company, namesOf, type Names } from './crowding.ts';
import { Direction, type Post } from './direction.ts';
import type { PackedSongs } from './packed-songs.ts';
import { distance, livelinessCost, reachCost, rhythmCost } from './step-cost.ts';
import { cheapestWays, songsOf, type Way } from './way.ts';

/** How many ways are followed at once, how many songs each tries next, and how many songs a set without a first one may begin with. */
export const usualBreadth = { ways: 10, tries: 6, beginnings: 24 } as const;
type Breadth = Readonly<Record<keyof typeof usualBreadth, number>>;

export interface Route {
    /** How many songs, those of the posts included. */
    readonly songs: number;
    /** In the order of their places, which are counted from 0. */
    readonly posts: readonly Post[];
    /** How lively the song at a part of the way is to be, 0 its first, 1 its last. */
    readonly arc: (part: number) => number;
}

/**
 * An order of songs from post to post in which each step is small: the cheapest that a beam search finds. No song stands
 * twice, and no artist twice within five (fewer in a library of fewer artists), but where the posts do. Fewer songs come back
 * where none may take a place.
 */
export function orderSongs(packed: PackedSongs, route: Route, breadth: Breadth = usualBreadth): readonly number[] {
    const search = new Search(packed, route, breadth);
    let ways: readonly Way[] = [];
    for (let place = 0; place < route.songs; place += 1) {
        const next = search.onward(ways, place);
        if (next.length > 0) ways = cheapestWays(next, ways.length > 0 ? breadth.ways : breadth.beginnings);
    }
    return apart(
        songsOf(ways[0] ?? null),
        namesOf(packed),
        route.posts.map(({ song }) => song),
    );
}

class Search {
    readonly #packed: PackedSongs;
    readonly #route: Route;
    readonly #breadth: Breadth;
    readonly #direction: Direction;
    readonly #names: Names;

    constructor(packed: PackedSongs, route: Route, breadth: Breadth) {
        this.#packed = packed;
        this.#route = route;
        this.#breadth = breadth;
        this.#direction = new Direction(packed);
        this.#names = namesOf(packed);
    }

    /** All ways that lead on to a place; from nowhere, those that begin there. */
    onward(ways: readonly Way[], place: number): readonly Way[] {
        const post = this.#route.posts.find((one) => one.place === place);
        const from = ways.length > 0 ? ways : [null];
        if (post) return from.map((way) => this.#step(way, post.song));
        const cost = this.#costAt(place);
        return from.flatMap((way) => this.#continued(way, place, cost));
    }

    /** What a song costs at a place, whatever comes before. */
    #costAt(place: number): (song: number) => number {
        const { songs, posts, arc } = this.#route;
        const wanted = arc(songs > 1 ? place / (songs - 1) : 0);
        const ahead = posts.find((one) => one.place > place) ?? null;
        const astray = this.#direction.costAt(place, posts.findLast((one) => one.place < place) ?? null, ahead);
        return (song) =>
            livelinessCost(this.#packed, song, wanted) +
            astray(song) +
            (ahead ? reachCost(this.#packed, song, ahead.song, ahead.place - place) : 0);
    }

    #continued(way: Way | null, place: number, costHere: (song: number) => number): readonly Way[] {
        const best = new Cheapest(way ? this.#breadth.tries : this.#breadth.beginnings);
        const company = this.#companyAt(way, place);
        const consider = (song: number): void => {
            const cost = costHere(song) + (way ? rhythmCost(this.#packed, way.song, song) : 0);
            // The distance in sound only adds to it, and takes longest.
            if (cost >= best.limit) return;
            const whole = cost + (way ? distance(this.#packed, way.song, song) : 0);
            if (whole < best.limit && !best.has(song) && company.admits(song)) best.add(song, whole);
        };
        if (way) visitCompatible(this.#packed, way.song, consider);
        if (!best.isFull) this.#packed.comes.forEach((comes, song) => void (comes && consider(song)));
        return best.all.map(({ song, cost }) => ({ song, before: way, cost: cost + (way?.cost ?? 0) }));
    }

    #companyAt(way: Way | null, place: number): Company {
        const ahead = this.#route.posts.filter((one) => one.place > place);
        const stood = songsOf(way);
        const near = ahead.filter((one) => one.place - place < this.#names.apart).map(({ song }) => song);
        return new Company(
            this.#names,
            [...stood, ...ahead.map(({ song }) => song)],
            [...lastOf(stood, this.#names.apart - 1), ...near],
        );
    }

    #step(way: Way | null, song: number): Way {
        if (!way) return { song, before: null, cost: 0 };
        const cost = rhythmCost(this.#packed, way.song, song) + distance(this.#packed, way.song, song);
        return { song, before: way, cost: way.cost + cost };
    }
}

/** Where places stayed empty, an artist may have come too near to itself: then the song that is no post goes. */
function apart(songs: readonly number[], names: Names, posts: readonly number[]): readonly number[] {
    const isTooNear = (song: number, at: number): boolean =>
        names.artist(song) >= 0 &&
        lastOf(songs.slice(0, at), names.apart - 1).some((other) => names.artist(other) === names.artist(song));
    const crowded = songs.flatMap((song, at) => {
        if (!isTooNear(song, at)) return [];
        const twin = songs.findLastIndex((other, i) => i < at && names.artist(other) === names.artist(song));
        return [at, twin].filter((i) => !posts.includes(songs[i] ?? -1)).slice(0, 1);
    });
    const [first] = crowded;
    return first === undefined ? songs : apart(songs.toSpliced(first, 1), names, posts);
}

const lastOf = (songs: readonly number[], many: number): readonly number[] => (many > 0 ? songs.slice(-many) : []);
