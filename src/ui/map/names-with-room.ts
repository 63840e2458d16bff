/** Which names have room on the map, and where. */
import type { Point } from '../../map/lasso.ts';

/** What takes room, in CSS pixels. */
export interface Box {
    readonly middle: Point;
    readonly width: number;
    readonly height: number;
}

export interface Name extends Box {
    readonly lines: readonly string[];
}

const mostLetters = 28;

/** Whole where it is short; a long one would lie over half of the map. */
export const shortened = (name: string): string =>
    name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name;

/** In two lines where one would be longer, and the name has parts: "Electronic, calm,", "drum machine". */
export function inLines(name: string, most: number): readonly string[] {
    const parts = name.split(/(?<=[,、，])\s*|\s+(?=\()/u);
    if (name.length <= most || parts.length === 1) return [name];
    const splits = parts.slice(1).map((_, i) => {
        const [first, second] = [parts.slice(0, i + 1), parts.slice(i + 1)];
        return [first, second].map((line) => line.join(' ').replaceAll(/([、，]) /g, '$1'));
    });
    const longest = (lines: readonly string[]): number => Math.max(...lines.map(({ length }) => length));
    return splits.reduce((best, one) => (longest(one) < longest(best) ? one : best));
}

/** How many of others a name would lie over. */
export const covered = (name: Box, others: readonly Box[]): number =>
    others.filter((one) => overlaps(name, one)).length;

/** Moved into what is to be seen, where it would be cut at its edge. */
export function within<Moved extends Box>(name: Moved, { width, height }: { width: number; height: number }): Moved {
    const [x, y] = [inside(name.middle.x, name.width, width), inside(name.middle.y, name.height, height)];
    return { ...name, middle: { x, y } };
}

const inside = (middle: number, length: number, whole: number): number =>
    Math.max(length / 2 + 1, Math.min(whole - length / 2 - 1, middle));

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
