/** The songs of a library that another network heard. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';

export interface OlderSongs {
    readonly count: number;
    /** Of those that can be heard again at once, and do not wait for it already. */
    readonly atHand: readonly File[];
    /** How many have no file at hand. */
    readonly without: number;
}

interface Parts {
    readonly contract: Contract;
    /** Null where it is not at hand. */
    readonly fileOf: (trackId: string) => File | null;
    readonly underWay: readonly File[];
}

export function olderSongs(tracks: readonly Track[], { contract, fileOf, underWay }: Parts): OlderSongs {
    const older = tracks.filter(({ analysis }) => isHeardByAnother(analysis, contract));
    const files = older.map(({ id }) => fileOf(id)).filter((file) => file !== null);
    return {
        count: older.length,
        atHand: files.filter((file) => !underWay.includes(file)),
        without: older.length - files.length,
    };
}
