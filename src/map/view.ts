/** What of the map is seen, and where on the screen. */
import type { Point } from './lasso.ts';
import type { Places } from './layout.ts';

/** CSS pixels. */
export interface Size {
    readonly width: number;
    readonly height: number;
}

export interface View {
    /** The point of the map in the middle of the screen. */
    readonly middle: Point;
    /** CSS pixels per unit of the map. */
    readonly scale: number;
}

/** Of the screen, around what is to be seen whole. */
const margin = 0.1;
/** How much nearer, and farther, than all at once. */
const nearest = 80;
const farthest = 0.7;
/** Between the songs of a map of one place only. */
const leastExtent = 1;

export function viewOfAll(places: Places, { width, height }: Size): View {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < places.length; at += 2) {
        const [x, y] = [places[at] ?? 0, places[at + 1] ?? 0];
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    if (left > right) return { middle: { x: 0, y: 0 }, scale: 1 };
    const [wide, high] = [Math.max(leastExtent, right - left), Math.max(leastExtent, bottom - top)];
    return {
        middle: { x: (left + right) / 2, y: (top + bottom) / 2 },
        scale: (1 - 2 * margin) * Math.min(Math.max(1, width) / wide, Math.max(1, height) / high),
    };
}

export const toScreen = ({ middle, scale }: View, { width, height }: Size, { x, y }: Point): Point => ({
    x: (x - middle.x) * scale + width / 2,
    y: (y - middle.y) * scale + height / 2,
});

export const toMap = ({ middle, scale }: View, { width, height }: Size, { x, y }: Point): Point => ({
    x: (x - width / 2) / scale + middle.x,
    y: (y - height / 2) / scale + middle.y,
});

/** By CSS pixels: what is seen goes along. */
export const moved = ({ middle, scale }: View, by: Point): View => ({
    middle: { x: middle.x - by.x / scale, y: middle.y - by.y / scale },
    scale,
});

/** What stands at `at`, in CSS pixels, stays there. `all` is the view of everything. */
export function zoomed(view: View, size: Size, { by, at, all }: { by: number; at: Point; all: View }): View {
    const scale = Math.max(farthest * all.scale, Math.min(nearest * all.scale, view.scale * by));
    const held = toMap(view, size, at);
    return {
        middle: { x: held.x - (at.x - size.width / 2) / scale, y: held.y - (at.y - size.height / 2) / scale },
        scale,
    };
}

/** The same, moved no more than that the point lies away from the edges. */
export function withInSight(view: View, size: Size, point: Point): View {
    const { x, y } = toScreen(view, size, point);
    const into = (value: number, length: number): number =>
        value - Math.max(margin * length, Math.min((1 - margin) * length, value));
    return moved(view, { x: -into(x, size.width), y: -into(y, size.height) });
}
