/** Which names have room on the map. */
import type { Point } from '../../map/lasso.ts';

export interface Label {
    readonly text: string;
    /** Of its middle, in CSS pixels. */
    readonly at: Point;
    readonly width: number;
    readonly height: number;
}

/** Those that lie over none before them. */
export function withRoom<One extends Label>(labels: Iterable<One>, taken: readonly Label[] = []): readonly One[] {
    const placed: One[] = [];
    for (const label of labels) if (![...taken, ...placed].some((other) => overlaps(label, other))) placed.push(label);
    return placed;
}

const overlaps = (one: Label, other: Label): boolean =>
    2 * Math.abs(one.at.x - other.at.x) < one.width + other.width &&
    2 * Math.abs(one.at.y - other.at.y) < one.height + other.height;
