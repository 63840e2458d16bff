import type { Track } from '../flow.ts';
import { read } from '../meaning/reading.ts';
import { type KnownOfSongs, ruleTest } from './rule-test.ts';
import type { Order, Rules } from './rules.ts';

/** The ids of the songs that the rules leave, in their order. What it is not known of comes last; what is the same stays as it stood. */
export function songsOf(
    { match, rules, order, limit }: Rules,
    { tracks, ...known }: KnownOfSongs & { readonly tracks: readonly Track[] },
): readonly string[] {
    const tests = rules.map((rule) => ruleTest(rule, known));
    const isWanted = (track: Track): boolean =>
        match === 'all' || tests.length === 0 ? tests.every((test) => test(track)) : tests.some((test) => test(track));
    return tracks
        .filter(isWanted)
        .map((track) => ({ id: track.id, rank: rankIn(order, track, known) }))
        .sort((a, b) => compare(a.rank, b.rank))
        .slice(0, limit ?? undefined)
        .map(({ id }) => id);
}

/** The lower, the earlier; null where it is not known. */
function rankIn(order: Order, track: Track, { contract, plays }: KnownOfSongs): number | null {
    const reading = read(track.analysis, contract);
    switch (order) {
        case 'newest':
            return -track.addedAt;
        case 'liveliest':
            return negative(reading.rhythm?.energy);
        case 'calmest':
            return reading.rhythm?.energy ?? null;
        case 'fastest':
            return negative(reading.rhythm?.tempoBpm);
        case 'slowest':
            return reading.rhythm?.tempoBpm ?? null;
        case 'youngest':
            return negative(track.year);
        case 'most-played':
            return -(plays.get(track.id)?.count ?? 0);
        case 'longest-unplayed':
            return plays.get(track.id)?.lastAt ?? 0;
    }
}

const negative = (value: number | null | undefined): number | null => (value == null ? null : -value);

function compare(a: number | null, b: number | null): number {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a - b;
}
