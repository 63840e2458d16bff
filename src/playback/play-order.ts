/** The order in which songs play, as values: each change gives a new one. */

/** A list that is played; 'songs' has no name. */
export type ListOrigin = 'library' | 'search' | 'set' | 'playlist' | 'songs';

/** Where a song of the queue comes from; 'chosen': put there by itself, 'alike': it sounds like the one before. */
export type Origin = ListOrigin | 'chosen' | 'alike';

/** A song at its place in the queue, where it may stand twice. */
export interface QueuedSong {
    readonly key: number;
    readonly id: string;
    readonly origin: Origin;
}

export interface PlayOrder {
    /** Those that have played, the current one, and those to come. */
    readonly songs: readonly QueuedSong[];
    /** Of the current song; null before there is one. */
    readonly currentKey: number | null;
    /** The order that comes back when it is shuffled no more; null while it is not. */
    readonly unshuffled: readonly QueuedSong[] | null;
    /** Keys of songs that have been current since the list began, for the first time or again. */
    readonly played: ReadonlySet<number>;
}

type Random = () => number;

export const emptyOrder: PlayOrder = { songs: [], currentKey: null, unshuffled: null, played: new Set() };

export const placeOf = ({ songs, currentKey }: PlayOrder): number => songs.findIndex(({ key }) => key === currentKey);

/** Songs chosen by hand that follow the current one: they play before the list goes on. */
function chosenNext(order: PlayOrder): readonly QueuedSong[] {
    const rest = order.songs.slice(placeOf(order) + 1);
    const end = rest.findIndex(({ origin }) => origin !== 'chosen');
    return end < 0 ? rest : rest.slice(0, end);
}

/** Another list, of which the song with the key is current; songs that were chosen by hand and have not played yet come next. */
export function begun(order: PlayOrder, songs: readonly QueuedSong[], currentKey: number): PlayOrder {
    const list: PlayOrder = { ...emptyOrder, songs, currentKey, played: new Set([currentKey]) };
    return inserted(list, chosenNext(order), 'next');
}

/** Current is another song of the same order. */
export function movedTo(order: PlayOrder, currentKey: number): PlayOrder {
    return { ...order, currentKey, played: new Set([...order.played, currentKey]) };
}

/** The list begins again. */
export const anew = (order: PlayOrder): PlayOrder => ({ ...order, played: new Set() });

/** 'next': right after the current song; 'chosen': after those that were chosen before; 'end': after all. */
export function inserted(order: PlayOrder, songs: readonly QueuedSong[], where: 'next' | 'chosen' | 'end'): PlayOrder {
    const chosen = where === 'chosen' ? chosenNext(order) : [];
    const afterKey = where === 'end' ? order.songs.at(-1)?.key : (chosen.at(-1)?.key ?? order.currentKey);
    const into = (list: readonly QueuedSong[]): readonly QueuedSong[] => {
        const place = where === 'end' ? list.length : list.findIndex(({ key }) => key === afterKey) + 1;
        return list.toSpliced(place, 0, ...songs);
    };
    return inBoth(order, into);
}

export const without = (order: PlayOrder, key: number): PlayOrder =>
    inBoth(order, (list) => list.filter((song) => song.key !== key));

/** Nothing comes after the current song. */
export function cleared(order: PlayOrder): PlayOrder {
    const kept = new Set(order.songs.slice(0, placeOf(order) + 1));
    return inBoth(order, (list) => list.filter((song) => kept.has(song)));
}

/** The song stands before another; null: after all. */
export function moved(order: PlayOrder, key: number, beforeKey: number | null): PlayOrder {
    const song = order.songs.find((candidate) => candidate.key === key);
    if (!song || key === beforeKey) return order;
    const rest = order.songs.filter((other) => other !== song);
    const found = rest.findIndex((other) => other.key === beforeKey);
    return { ...order, songs: rest.toSpliced(found < 0 ? rest.length : found, 0, song) };
}

/**
 * Those that have played stay before the current song, those chosen by hand right after it; of the others, wherever they stood,
 * each comes once, in an order by chance (Fisher and Yates).
 */
export function shuffled(order: PlayOrder, random: Random): PlayOrder {
    if (order.unshuffled) return order;
    const { songs, currentKey, played } = order;
    const chosen = new Set(chosenNext(order));
    const isBefore = ({ key }: QueuedSong) => key !== currentKey && played.has(key);
    const rest = songs.filter((song) => song.key !== currentKey && !played.has(song.key) && !chosen.has(song));
    return {
        ...order,
        songs: [
            ...songs.filter(isBefore),
            ...songs.filter(({ key }) => key === currentKey),
            ...[...chosen].filter((song) => !isBefore(song)),
            ...byChance(rest, random),
        ],
        unshuffled: songs,
    };
}

/** In the order before; those chosen by hand still follow the current song. */
export function restored(order: PlayOrder): PlayOrder {
    if (!order.unshuffled) return order;
    const chosen = chosenNext(order);
    const songs = order.unshuffled.filter((song) => !chosen.includes(song));
    return inserted({ ...order, songs, unshuffled: null }, chosen, 'next');
}

/** The list of that origin is another now: its songs stand as they do there, all others, and the current one, stay where they are. */
export function following(order: PlayOrder, origin: Origin, list: readonly QueuedSong[]): PlayOrder {
    const left = order.songs.filter((song) => song.origin === origin);
    const songs = list.map((song) => {
        const at = left.findIndex(({ id }) => id === song.id);
        return left.splice(at, at < 0 ? 0 : 1)[0] ?? song;
    });
    const isStaying = (song: QueuedSong): boolean =>
        (song.origin !== origin || song.key === order.currentKey) && !songs.includes(song);
    const base = order.unshuffled ?? order.songs;
    const next = base.reduce<readonly QueuedSong[]>((all, song, place) => {
        if (!isStaying(song)) return all;
        const before = base.slice(0, place).findLast((earlier) => all.includes(earlier));
        return all.toSpliced(before ? all.indexOf(before) + 1 : 0, 0, song);
    }, songs);
    if (!order.unshuffled) return { ...order, songs: next };
    const kept = order.songs.filter((song) => next.includes(song));
    return { ...order, songs: [...kept, ...next.filter((song) => !kept.includes(song))], unshuffled: next };
}

/** The song goes by another id. */
export const renamed = (order: PlayOrder, id: string, newId: string): PlayOrder =>
    order.songs.some((song) => song.id === id)
        ? inBoth(order, (list) => list.map((song) => (song.id === id ? { ...song, id: newId } : song)))
        : order;

const inBoth = (order: PlayOrder, change: (list: readonly QueuedSong[]) => readonly QueuedSong[]): PlayOrder => ({
    ...order,
    songs: change(order.songs),
    unshuffled: order.unshuffled && change(order.unshuffled),
});

function byChance(songs: readonly QueuedSong[], random: Random): readonly QueuedSong[] {
    const drawn = [...songs];
    for (let last = drawn.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        const [a, b] = [drawn[last], drawn[other]];
        if (a && b) [drawn[last], drawn[other]] = [b, a];
    }
    return drawn;
}
