/** Ways to order a set: Segue's own, and those that it is compared with. */
import type { Post } from '../../src/sets/direction.ts';
import { orderSongs, usualBreadth, type Route } from '../../src/sets/order.ts';
import type { PackedSongs } from '../../src/sets/packed-songs.ts';
import { distance } from '../../src/sets/step-cost.ts';

export type Order = (packed: PackedSongs, route: Route, random: () => number) => readonly number[];

export const orders = {
    Segue: (packed, route) => orderSongs(packed, route),
    'greed, by the same costs and rules': (packed, route) =>
        orderSongs(packed, route, { ways: 1, tries: 1, beginnings: usualBreadth.beginnings }),
    'greed, by sound alone': (packed, route) => filled(packed, route, (left, last) => nearest(packed, left, last)),
    chance: (packed, route, random) => filled(packed, route, (left) => left[Math.floor(random() * left.length)] ?? 0),
} as const satisfies Readonly<Record<string, Order>>;

/** Posts where they belong, the first song at random where there is none, and what is chosen of the songs left everywhere else. */
function filled(
    packed: PackedSongs,
    { songs, posts }: Route,
    choose: (left: readonly number[], last: number) => number,
): readonly number[] {
    const order: number[] = [];
    const isPost = (song: number): boolean => posts.some((post: Post) => post.song === song);
    for (let place = 0; place < songs; place += 1) {
        const left = packed.tracks.map((_, song) => song).filter((song) => !order.includes(song) && !isPost(song));
        order.push(posts.find((post) => post.place === place)?.song ?? choose(left, order.at(-1) ?? left[0] ?? 0));
    }
    return order;
}

const nearest = (packed: PackedSongs, left: readonly number[], last: number): number =>
    left.reduce(
        (best, song) => {
            const apart = distance(packed, last, song);
            return apart < best.apart ? { song, apart } : best;
        },
        { song: last, apart: Infinity },
    ).song;
