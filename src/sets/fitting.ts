import { Cheapest } from './cheapest.ts';
import { Company, namesOf } from './crowding.ts';
import type { PackedSongs } from './packed-songs.ts';
import { distance, livelinessCost, rhythmCost } from './step-cost.ts';

interface Asked {
    /** Counted from 0: where in the set the song is to stand, in place of the one that stands there. */
    readonly place: number;
    /** How lively it is to be. */
    readonly wanted: number;
    readonly most: number;
    readonly accepts: (song: number) => boolean;
    /** Whether snippets, and songs whose artist stands near, are given too: for who asks by name. */
    readonly anyToo?: boolean;
}

/** The songs that fit best between the neighbours of a place, best first; none of which the set holds already. */
export function fittingSongs(
    packed: PackedSongs,
    order: readonly number[],
    { place, wanted, most, accepts, anyToo = false }: Asked,
): readonly number[] {
    const names = namesOf(packed);
    const near = order.filter((_, other) => other !== place && Math.abs(other - place) < names.apart);
    const company = new Company(names, order, anyToo ? [] : near);
    const neighbours = [order[place - 1], order[place + 1]].filter((song) => song !== undefined);
    const best = new Cheapest(most);
    packed.comes.forEach((comes, song) => {
        if (!comes && !anyToo) return;
        let cost = livelinessCost(packed, song, wanted);
        for (const other of neighbours) cost += rhythmCost(packed, other, song) + distance(packed, other, song);
        if (cost < best.limit && accepts(song) && company.admits(song)) best.add(song, cost);
    });
    return best.all.map(({ song }) => song);
}
