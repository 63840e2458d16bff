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

export interface Filed {
    /** A family or style; null where the song stands under none. */
    readonly genre: string | null;
    /** The family whose colour it has, or a style of that family; null where it stands under none. */
    readonly colour: string | null;
    readonly unfiled: Unfiled | null;
}

/** As what a song is named: among those of one shelf by that, else by its clearest style, which says more than its family. */
export function filedAs({ analysis }: Track, shelf: string | null, contract: Contract): Filed {
    const { filedUnder, ownStyle, unfiled } = read(analysis, contract);
    if (unfiled) return { genre: null, colour: null, unfiled };
    return { genre: shelf ?? ownStyle ?? filedUnder, colour: shelf ?? filedUnder, unfiled };
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
