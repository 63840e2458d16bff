/** Under what songs stand in the library. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { read, type Unfiled } from './reading.ts';

const reasons: readonly Unfiled[] = ['unclaimed', 'no-music', 'outdated'];

export interface Shelves {
    /** Those under which songs stand, each with its own styles that songs are of, in the contract's order. */
    readonly families: readonly { readonly name: string; readonly styles: readonly string[] }[];
    /** Why songs stand under none. */
    readonly unfiled: readonly Unfiled[];
}

/** The names of all shelves that a song stands on: the families and styles that are claimed of it, or why there are none. */
export function shelvesOf({ analysis }: Track, contract: Contract): readonly string[] {
    const { claimed, claimedStyles, unfiled } = read(analysis, contract);
    return unfiled ? [unfiled] : [...claimed, ...claimedStyles];
}

/** The shelves of a library that are not empty. */
export function shelves(tracks: readonly Track[], contract: Contract): Shelves {
    const used = new Set(tracks.flatMap((track) => shelvesOf(track, contract)));
    const isUsed = (name: string): boolean => used.has(name);
    return {
        families: contract.families.filter(isUsed).map((name) => ({
            name,
            styles: contract.styles.filter((style) => style.family === name && isUsed(style.name)).map((s) => s.name),
        })),
        unfiled: reasons.filter(isUsed),
    };
}
