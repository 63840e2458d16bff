/** What a set is to be. */
export type Arc = 'steady' | 'rise' | 'fall' | 'wave';

export type Length = { readonly songs: number } | { readonly minutes: number };

export interface Wish {
    readonly length: Length;
    /** How lively it is to be from its first song to its last; 'wave': calm to lively and back. */
    readonly arc: Arc;
}

/** A song that stands in the set whatever else does. */
export interface Anchor {
    readonly id: string;
    /** What part of the set comes before it: 0 makes it the first song, 1 the last. */
    readonly part: number;
}

/** From one song, or by way of several, each with its own stretch of the set after it. */
export const anchorsFrom = (ids: readonly string[]): readonly Anchor[] =>
    ids.map((id, index) => ({ id, part: index / ids.length }));

/**
 * Where in a set of so many songs each anchor stands, counted from 0: in their order, each as near to its part as the others let
 * it. There must be room for all.
 */
export function placesOf(anchors: readonly Anchor[], songs: number): readonly number[] {
    const places: number[] = [];
    for (const { part } of anchors) places.push(Math.max(Math.round(part * (songs - 1)), (places.at(-1) ?? -1) + 1));
    return places.map((place, index) => Math.min(place, songs - places.length + index));
}
