/** The order in which songs play, as values: each change gives a new one. */

/** A playlist, by its id. */
type PlaylistOrigin = `playlist ${string}`;

/** A list that is played; 'songs' has no name. */
export type ListOrigin = 'library' | 'search' | 'set' | 'songs' | PlaylistOrigin;

export const playlistOrigin = (listId: string): PlaylistOrigin => `playlist ${listId}`;

const isPlaylist = (origin: ListOrigin): origin is PlaylistOrigin => origin.startsWith(playlistOrigin(''));

/** The playlist's id; null for another list. */
export const playlistOf = (origin: ListOrigin): string | null =>
    isPlaylist(origin) ? origin.slice(playlistOrigin('').length) : null;

export const kindOfList = (origin: ListOrigin) => (isPlaylist(origin) ? 'playlist' : origin);

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
    const apart = new Set(chosen);
    const songs = order.unshuffled.filter((song) => !apart.has(song));
    return inserted({ ...order, songs, unshuffled: null }, chosen, 'next');
}

/** A list that is played, and may change. */
export interface List {
    readonly origin: ListOrigin;
    /** Its songs, and their places, follow from rules, which may move the song that plays: what has come stays, and does not come again. */
    readonly isRuled?: boolean;
}

/** The list of that origin is another now: its songs stand as they do there, all others, and the current one, stay where they are. */
export function following(order: PlayOrder, list: readonly QueuedSong[], { origin, isRuled = false }: List): PlayOrder {
    const hasCome = isRuled ? order.songs.slice(0, placeOf(order) + 1) : [];
    const come = new Set(hasCome.map(({ id }) => id));
    const wanted = isRuled
        ? [...hasCome.filter((song) => song.origin === origin), ...list.filter(({ id }) => !come.has(id))]
        : list;
    const songs = withOldKeys(
        wanted,
        order.songs.filter((song) => song.origin === origin),
    );
    const next = amidst(
        songs,
        order.unshuffled ?? order.songs,
        ({ key, origin: own }) => own !== origin || key === order.currentKey,
    );
    if (!order.unshuffled) return { ...order, songs: next };
    const known = new Set(next);
    const kept = order.songs.filter((song) => known.has(song));
    const there = new Set(kept);
    return { ...order, songs: [...kept, ...next.filter((song) => !there.has(song))], unshuffled: next };
}

/** Those that stood in the list before are the same, each as often as it stood there. */
function withOldKeys(songs: readonly QueuedSong[], old: readonly QueuedSong[]): readonly QueuedSong[] {
    const left = new Map<string, QueuedSong[]>();
    for (const song of old.toReversed()) appendTo(left, song.id, song);
    return songs.map((song) => left.get(song.id)?.pop() ?? song);
}

/** Others that stay, each behind the song behind which it stood. */
function amidst(
    songs: readonly QueuedSong[],
    before: readonly QueuedSong[],
    isStaying: (song: QueuedSong) => boolean,
): readonly QueuedSong[] {
    const known = new Set(songs);
    const behind = new Map<QueuedSong | null, QueuedSong[]>();
    let last: QueuedSong | null = null;
    for (const song of before) {
        if (known.has(song)) last = song;
        else if (isStaying(song)) appendTo(behind, last, song);
    }
    return [null, ...songs].flatMap((song) => [...(song ? [song] : []), ...(behind.get(song) ?? [])]);
}

function appendTo<Key>(lists: Map<Key, QueuedSong[]>, key: Key, song: QueuedSong): void {
    const list = lists.get(key);
    if (list) list.push(song);
    else lists.set(key, [song]);
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
