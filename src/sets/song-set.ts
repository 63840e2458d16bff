/** A set as the listener works on it. Each change gives a new one, so that any can be gone back to. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { arcThrough } from './arc.ts';
import type { Post } from './direction.ts';
import type { StreamedSong } from './streamed-song.ts';
import { fittingSongs } from './fitting.ts';
import { packSongs } from './packed-songs.ts';
import { planSet } from './plan.ts';
import type { Anchor, Wish } from './wish.ts';

export interface SongSet {
    readonly wish: Wish;
    /** In order. */
    readonly ids: readonly string[];
    /** Those that stay where they are, whatever else is asked for. */
    readonly locked: ReadonlySet<string>;
    /** Those that were sent away for others: they do not come back until no other is left. */
    readonly passed: ReadonlySet<string>;
    /** Those of services that were taken into it, by the ids of their tracks. */
    readonly streamed: ReadonlyMap<string, StreamedSong>;
}

export interface Known {
    /** Of the library, and those that were taken into the set. */
    readonly tracks: readonly Track[];
    readonly contract: Contract;
}

export function newSet(wish: Wish, anchors: readonly Anchor[], known: Known): SongSet {
    const ids = planSet(known.tracks, wish, { contract: known.contract, anchors });
    const locked = new Set(anchors.flatMap(({ id }) => (ids.includes(id) ? id : [])));
    return { wish, ids, locked, passed: new Set(), streamed: new Map() };
}

export function withWish(set: SongSet, change: Partial<Wish>, known: Known): SongSet {
    const { passed, streamed } = set;
    return { ...newSet({ ...set.wish, ...change }, anchorsOf(set), known), passed, streamed };
}

/** The set from its locked songs to one more, which becomes its last in place of any that was locked there. */
export function endingWith(set: SongSet, id: string, known: Known): SongSet {
    const kept = anchorsOf(set).filter((anchor) => anchor.id !== id && (anchor.part < 1 || set.ids.length === 1));
    const { passed, streamed } = set;
    return { ...newSet(set.wish, [...kept, { id, part: 1 }], known), passed, streamed };
}

export function withLock(set: SongSet, id: string, isLocked: boolean): SongSet {
    const locked = new Set(set.locked);
    if (isLocked) locked.add(id);
    else locked.delete(id);
    return { ...set, locked };
}

/** The one song in place of the other, which does not come back by itself. */
export function withSong(set: SongSet, old: string, id: string): SongSet {
    const locked = new Set([...set.locked].map((one) => (one === old ? id : one)));
    return {
        ...set,
        ids: set.ids.map((one) => (one === old ? id : one)),
        locked,
        passed: new Set(set.passed).add(old),
    };
}

/** A song of a service comes to a place, counted from 0, and those from there on stand one later. */
export function withSongAt(set: SongSet, place: number, song: StreamedSong): SongSet {
    const { id } = song.heard.track;
    const streamed = new Map(set.streamed).set(id, song);
    return { ...set, ids: set.ids.toSpliced(place, 0, id), streamed };
}

/** Without songs that have left the library. The same where none has. */
export function present(set: SongSet, has: (id: string) => boolean): SongSet {
    return set.ids.every(has) ? set : { ...set, ids: set.ids.filter(has) };
}

interface Asked {
    readonly most: number;
    readonly accepts?: (track: Track) => boolean;
    /** Also snippets, and songs whose artist stands near. */
    readonly anyToo?: boolean;
}

/** Songs that may take another's place, those first that fit best there. */
export function songsInPlaceOf(
    set: SongSet,
    id: string,
    { tracks, contract }: Known,
    { most, accepts = () => true, anyToo = false }: Asked,
): readonly Track[] {
    const packed = packSongs(tracks, contract);
    // A song that was heard anew and may stand in no set any more has no neighbours.
    const standing = set.ids.filter((one) => one === id || packed.placeOf.has(one));
    const order = standing.map((one) => packed.placeOf.get(one) ?? -1);
    const place = standing.indexOf(id);
    const found = fittingSongs(packed, order, {
        place,
        wanted: arcOf(set, { tracks, contract })(partAt(set, set.ids.indexOf(id))),
        most,
        accepts: (song) => {
            const track = packed.tracks[song];
            return track !== undefined && accepts(track);
        },
        anyToo,
    });
    return found.flatMap((song) => packed.tracks[song] ?? []);
}

/** Of songs that stand nowhere yet, those that may come to a place, by how well they fit between its neighbours, best first. */
export function songsFitting(
    set: SongSet,
    place: number,
    songs: readonly StreamedSong[],
    { tracks, contract }: Known,
): readonly StreamedSong[] {
    const ids = new Set(set.ids);
    const standing = tracks.filter(({ id }) => ids.has(id));
    const packed = packSongs([...standing, ...songs.map(({ heard }) => heard.track)], contract);
    const placesOf = (some: readonly string[]): readonly number[] => some.flatMap((id) => packed.placeOf.get(id) ?? []);
    const before = placesOf(set.ids.slice(0, place));
    const found = fittingSongs(packed, [...before, -1, ...placesOf(set.ids.slice(place))], {
        place: before.length,
        wanted: arcOf(set, { tracks, contract })(place / Math.max(1, set.ids.length)),
        most: Math.max(1, songs.length),
        accepts: () => true,
    });
    return found.flatMap((song) => songs.find(({ heard }) => heard.track === packed.tracks[song]) ?? []);
}

/** How lively the set is to be at each part of its way, 0 to 1. */
export function arcOf(set: SongSet, { tracks, contract }: Known): (part: number) => number {
    const packed = packSongs(tracks, contract);
    const posts = set.ids.flatMap((id, place): Post[] => {
        const song = packed.placeOf.get(id);
        return song !== undefined && set.locked.has(id) ? [{ song, place }] : [];
    });
    return arcThrough(set.wish.arc, { songs: set.ids.length, posts }, packed);
}

const anchorsOf = (set: SongSet): readonly Anchor[] =>
    set.ids.flatMap((id, place) => (set.locked.has(id) ? [{ id, part: partAt(set, place) }] : []));

const partAt = ({ ids }: SongSet, place: number): number => (ids.length > 1 ? place / (ids.length - 1) : 0);
