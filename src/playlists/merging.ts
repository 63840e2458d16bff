/** Playlists from elsewhere beside those that there are: none is lost, and none comes twice. */
import type { Playlist } from './playlist.ts';

/** Those that are to be kept, under names and ids that no other has: neither one of `lists` nor a record that cannot be read. */
export function newAmong(
    read: readonly Playlist[],
    lists: readonly Playlist[],
    ids: readonly string[] = [],
): readonly Playlist[] {
    const taken = new Set(ids);
    const all = [...lists];
    const readIds = new Set(read.map(({ id }) => id));
    return read.flatMap((list) => {
        if (lists.some((other) => isSame(list, other) || (isCopy(other, list) && !readIds.has(other.id)))) return [];
        const isTaken = taken.has(list.id) || all.some(({ id }) => id === list.id);
        const kept = { ...list, id: isTaken ? crypto.randomUUID() : list.id, name: freeName(list.name, all) };
        all.push(kept);
        return [kept];
    });
}

/** "Evening", else "Evening (2)", else the next number. */
export function freeName(name: string, lists: readonly Pick<Playlist, 'name'>[]): string {
    const taken = new Set(lists.map((list) => list.name));
    const base = baseOf(name);
    for (let number = 2, free = name; ; number += 1) {
        if (!taken.has(free)) return free;
        free = `${base} (${number})`;
    }
}

/** Without the number that `freeName` gives; a year, as in "Hits (1990)", is none. */
const baseOf = (name: string): string => name.replace(/ \(\d{1,3}\)$/, '');

const contentOf = (list: Playlist): string => JSON.stringify(list.kind === 'kept' ? list.songIds : list.rules);

const isSame = (a: Playlist, b: Playlist): boolean =>
    (a.id === b.id || a.name === b.name) && contentOf(a) === contentOf(b);

/** Whether `other` is the list under the number that it got when it came before. */
const isCopy = (other: Playlist, list: Playlist): boolean =>
    baseOf(other.name) === baseOf(list.name) && contentOf(other) === contentOf(list);
