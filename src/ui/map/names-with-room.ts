/** Which names have room on the map, and where. */
import type { Point } from '../../map/lasso.ts';

/** What takes room, in CSS pixels. */
export interface Box {
    readonly middle: Point;
    readonly width: number;
    readonly height: number;
}

export interface Name extends Box {
    readonly text: string;
}

const mostLetters = 28;

/** Whole where it is short; a long one would lie over half of the map. */
export const shortened = (name: string): string =>
    name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name;

/** Each name comes with the places where it may stand, the best first; it gets the first that lies over nothing before it, or none. */
export function withRoom(names: Iterable<readonly Name[]>, taken: readonly Box[] = []): readonly Name[] {
    const placed: Name[] = [];
    for (const places of names) {
        const hasRoom = (name: Name): boolean =>
            ![taken, placed].some((boxes) => boxes.some((one) => overlaps(name, one)));
        const found = places.find(hasRoom);
        if (found) placed.push(found);
    }
    return placed;
}

const overlaps = (one: Box, other: Box): boolean =>
    2 * Math.abs(one.middle.x - other.middle.x) < one.width + other.width &&
    2 * Math.abs(one.middle.y - other.middle.y) < one.height + other.height;
