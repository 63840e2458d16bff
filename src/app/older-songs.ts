/** The songs of a library that another network heard, and that can be heard again. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardLive } from '../library/heard-live.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';

export interface OlderSongs {
    readonly count: number;
    /** Ids of those that can be heard again at once, and do not wait for it already. */
    readonly atHand: readonly string[];
    /** How many have no file at hand. */
    readonly without: number;
}

interface Parts {
    readonly contract: Contract;
    /** Null where it was not dropped in this visit. */
    readonly fileOf: (trackId: string) => File | null;
    /** Whether its file lies in a linked folder. */
    readonly isInFolder: (trackId: string) => boolean;
    readonly underWay: readonly File[];
    /** Whether it waits to be read from its folder. */
    readonly waits: (trackId: string) => boolean;
}

export function olderSongs(
    tracks: readonly Track[],
    { contract, fileOf, isInFolder, underWay, waits }: Parts,
): OlderSongs {
    const older = tracks.filter(({ id, analysis }) => !isHeardLive(id) && isHeardByAnother(analysis, contract));
    const had = older.filter(({ id }) => fileOf(id) !== null || isInFolder(id)).map(({ id }) => id);
    const queued = new Set<File | null>(underWay);
    return {
        count: older.length,
        atHand: had.filter((id) => !waits(id) && !queued.has(fileOf(id))),
        without: older.length - had.length,
    };
}
