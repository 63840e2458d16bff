/** Which song is meant on the map. */
import { pointOf, type Point } from './lasso.ts';
import type { Places } from './layout.ts';

/** Whether a song may be meant at all. */
type Accepts = (song: number) => boolean;

/** The nearest song within reach; null where none is. */
export function songAt(places: Places, { x, y }: Point, reach: number, accepts: Accepts): number | null {
    let [found, least]: [number | null, number] = [null, reach ** 2];
    for (let song = 0; song < places.length / 2; song += 1) {
        const square = ((places[2 * song] ?? 0) - x) ** 2 + ((places[2 * song + 1] ?? 0) - y) ** 2;
        if (square <= least && accepts(song)) [found, least] = [song, square];
    }
    return found;
}

export const directions = {
    ArrowUp: { x: 0, y: -1 },
    ArrowDown: { x: 0, y: 1 },
    ArrowLeft: { x: -1, y: 0 },
    ArrowRight: { x: 1, y: 0 },
} as const satisfies Readonly<Record<string, Point>>;

/** The next song that way, within 45 degrees to either side: near ones first, and those straight ahead. Null at the edge. */
export function songTowards(places: Places, from: number, way: Point, accepts: Accepts): number | null {
    const here = pointOf(places, from);
    let [found, least]: [number | null, number] = [null, Infinity];
    for (let song = 0; song < places.length / 2; song += 1) {
        const { x, y } = pointOf(places, song);
        const ahead = (x - here.x) * way.x + (y - here.y) * way.y;
        const aside = Math.abs((x - here.x) * way.y) + Math.abs((y - here.y) * way.x);
        if (song === from || ahead <= 0 || aside > ahead || !accepts(song)) continue;
        const cost = ahead + 2 * aside;
        if (cost < least) [found, least] = [song, cost];
    }
    return found;
}
