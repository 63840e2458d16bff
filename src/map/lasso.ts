/** What lies within a line that was drawn round songs, and along one that was drawn through them. */
import type { Places } from './layout.ts';

export interface Point {
    readonly x: number;
    readonly y: number;
}

export const pointOf = (places: Places, song: number): Point => ({
    x: places[2 * song] ?? 0,
    y: places[2 * song + 1] ?? 0,
});

/** The songs inside a closed line, by the even-odd rule; its end is joined to its beginning. */
export function songsWithin(places: Places, line: readonly Point[]): readonly number[] {
    const found: number[] = [];
    for (let song = 0; song < places.length / 2; song += 1) if (isWithin(pointOf(places, song), line)) found.push(song);
    return found;
}

function isWithin({ x, y }: Point, line: readonly Point[]): boolean {
    let isInside = false;
    line.forEach((to, i) => {
        const from = line.at(i - 1) ?? to;
        const crosses = from.y > y !== to.y > y;
        if (crosses && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) isInside = !isInside;
    });
    return isInside;
}

interface Along {
    /** Songs farther from the line do not lie along it. */
    readonly reach: number;
    readonly most: number;
    readonly accepts?: (song: number) => boolean;
}

/**
 * The songs along a line, in its order: it is cut into equal stretches, and in each the song nearest to the line is taken, if one
 * is within reach. Every song comes once.
 */
export function songsAlong(
    places: Places,
    line: readonly Point[],
    { reach, most, accepts = () => true }: Along,
): readonly number[] {
    const length = lengthOf(line);
    const nearest = Array.from({ length: most }, () => ({ song: -1, far: Infinity, at: 0 }));
    for (let song = 0; song < places.length / 2; song += 1) {
        const { far, at } = footOn(line, pointOf(places, song));
        if (far > reach || !accepts(song)) continue;
        const stretch = Math.min(most - 1, length > 0 ? Math.floor((at / length) * most) : 0);
        if (far < (nearest[stretch]?.far ?? 0)) nearest[stretch] = { song, far, at };
    }
    return nearest
        .filter(({ song }) => song >= 0)
        .sort((a, b) => a.at - b.at)
        .map(({ song }) => song);
}

export const lengthOf = (line: readonly Point[]): number =>
    line.slice(1).reduce((sum, to, i) => sum + distance(line[i] ?? to, to), 0);

const distance = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** How far a point is from the line, and how far along the line its nearest point lies. */
function footOn(line: readonly Point[], point: Point): { readonly far: number; readonly at: number } {
    let best = { far: line[0] ? distance(line[0], point) : Infinity, at: 0 };
    let before = 0;
    line.slice(1).forEach((to, i) => {
        const from = line[i] ?? to;
        const length = distance(from, to);
        const along =
            length === 0
                ? 0
                : ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length ** 2;
        const part = Math.max(0, Math.min(1, along));
        const far = distance(point, { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
        if (far < best.far) best = { far, at: before + part * length };
        before += length;
    });
    return best;
}
