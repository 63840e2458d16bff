/** A way through the library: its last song, and the way there. */
export interface Way {
    readonly song: number;
    readonly before: Way | null;
    /** Of all its steps. */
    readonly cost: number;
}

/** First song first; empty for no way. */
export function songsOf(way: Way | null): readonly number[] {
    const songs: number[] = [];
    for (let at = way; at; at = at.before) songs.push(at.song);
    return songs.reverse();
}

/** The cheapest of the ways to each song, the cheapest so many of these. */
export function cheapestWays(ways: readonly Way[], most: number): readonly Way[] {
    const bySong = new Map<number, Way>();
    for (const way of ways) {
        const known = bySong.get(way.song);
        if (!known || way.cost < known.cost) bySong.set(way.song, way);
    }
    return [...bySong.values()].sort((a, b) => a.cost - b.cost || a.song - b.song).slice(0, most);
}
