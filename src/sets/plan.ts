import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { arcThrough } from './arc.ts';
import { orderSongs } from './order.ts';
import { packSongs, type PackedSongs } from './packed-songs.ts';
import { placesOf, type Anchor, type Wish } from './wish.ts';

/** How often a set of so many minutes is planned, each time with as many songs as its length before lets expect. */
const tries = 3;

interface Known {
    readonly contract: Contract;
    /** Those that are no longer in the library, or may not stand in a set, are passed over. */
    readonly anchors: readonly Anchor[];
}

/**
 * The ids of the songs of a set, in order. The same for the same library and wish. Of minutes, as near to them as songs allow:
 * by less than a song, as a rule.
 */
export function planSet(tracks: readonly Track[], wish: Wish, { contract, anchors }: Known): readonly string[] {
    const packed = packSongs(tracks, contract);
    const known = anchors.filter(({ id }) => packed.placeOf.has(id));
    const order =
        'songs' in wish.length
            ? orderOf(packed, wish, known, wish.length.songs)
            : orderFor(packed, wish, known, wish.length.minutes * 60);
    return order.flatMap((song) => packed.tracks[song]?.id ?? []);
}

/** Of the orders that were tried, the one whose length is nearest. */
function orderFor(packed: PackedSongs, wish: Wish, anchors: readonly Anchor[], seconds: number): readonly number[] {
    const lengthOf = (songs: readonly number[]): number =>
        songs.reduce((sum, song) => sum + (packed.seconds[song] ?? 0), 0);
    const lengths = packed.seconds.filter((_, song) => packed.comes[song]);
    const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
    const off = (songs: readonly number[]): number => Math.abs(lengthOf(songs) - seconds);
    const tried: (readonly number[])[] = [];
    let songs = mean > 0 ? Math.round(seconds / mean) : 1;
    for (let i = 0; i < tries; i += 1) {
        const order = orderOf(packed, wish, anchors, songs);
        tried.push(order);
        const each = lengthOf(order) / Math.max(1, order.length);
        const missing = each > 0 ? Math.round((seconds - lengthOf(order)) / each) : 0;
        if (missing === 0 || order.length < songs) break;
        songs += missing;
    }
    return tried.reduce((best, one) => (off(one) < off(best) ? one : best));
}

function orderOf(packed: PackedSongs, { arc }: Wish, anchors: readonly Anchor[], asked: number): readonly number[] {
    const chosen = new Set(anchors.flatMap(({ id }) => packed.placeOf.get(id) ?? []));
    const most = packed.comes.reduce((sum, comes, song) => sum + (comes || chosen.has(song) ? 1 : 0), 0);
    const songs = Math.max(1, anchors.length, Math.min(asked, most));
    const places = placesOf(anchors, songs);
    const posts = anchors.map(({ id }, index) => ({
        song: packed.placeOf.get(id) ?? 0,
        place: places[index] ?? 0,
    }));
    return orderSongs(packed, { songs, posts, arc: arcThrough(arc, { songs, posts }, packed) });
}
