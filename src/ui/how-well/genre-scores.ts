import type { Protocol } from './names.ts';
import type { System } from './systems.ts';

/** How well a genre is told, as F1 (0 to 1). */
export interface GenreScore {
    readonly genre: string;
    readonly own: number;
    /** Of the system beside; null where there is none. */
    readonly other: number | null;
}

const f1Of = (system: System | undefined, protocol: Protocol): Readonly<Record<string, number>> =>
    system?.scores[protocol]?.f1 ?? {};

/** The other systems that were measured on each of the genres; `systems` has Segue first. */
export function comparableSystems(systems: readonly System[], protocol: Protocol): readonly System[] {
    const genres = Object.keys(f1Of(systems[0], protocol));
    return systems.slice(1).filter((system) => genres.every((genre) => f1Of(system, protocol)[genre] !== undefined));
}

/** The genres, those that Segue tells best first; `systems` has Segue first. */
export function genreScores(
    systems: readonly System[],
    { protocol, beside }: { readonly protocol: Protocol; readonly beside: System | undefined },
): readonly GenreScore[] {
    const others = f1Of(beside, protocol);
    return Object.entries(f1Of(systems[0], protocol))
        .map(([genre, own]) => ({ genre, own, other: beside ? (others[genre] ?? 0) : null }))
        .sort((a, b) => b.own - a.own);
}
