/** How close songs lie on a map. */
import { pointOf, type Point } from './lasso.ts';
import type { Places } from './layout.ts';

/** `values[row * width + column]`: a song counts 1 where it is, and less around it. */
export interface Density {
    readonly width: number;
    readonly values: Float64Array;
    /** Of the first cell, on the map; cells are square. */
    readonly corner: Point;
    readonly cell: number;
}

interface Options {
    /** Along the longer side of where songs are. */
    readonly cells: number;
    /** Standard deviation of what a song counts around it, in cells. */
    readonly blurCells: number;
}

/** In standard deviations: farther away a song counts nothing. */
const reachOf = (blurCells: number): number => Math.ceil(3 * blurCells);

/** Of at least one song. All around lie cells without any. */
export function densityOf(places: Places, { cells, blurCells }: Options): Density {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < places.length; at += 2) {
        const [x, y] = [places[at] ?? 0, places[at + 1] ?? 0];
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    const cell = Math.max(right - left, bottom - top, 1e-6) / cells;
    const edge = reachOf(blurCells);
    const width = cells + 1 + 2 * edge;
    const empty = {
        width,
        values: new Float64Array(width ** 2),
        corner: { x: left - edge * cell, y: top - edge * cell },
        cell,
    };
    for (let song = 0; song < places.length / 2; song += 1) {
        const at = cellAt(empty, pointOf(places, song));
        empty.values[at] = (empty.values[at] ?? 0) + 1;
    }
    return { ...empty, values: blurred(empty.values, width, blurCells) };
}

export function cellAt({ width, corner, cell }: Density, { x, y }: Point): number {
    const within = (value: number): number => Math.max(0, Math.min(width - 1, Math.floor(value / cell)));
    return within(y - corner.y) * width + within(x - corner.x);
}

export const middleOf = ({ width, corner, cell }: Density, at: number): Point => ({
    x: corner.x + ((at % width) + 0.5) * cell,
    y: corner.y + (Math.floor(at / width) + 0.5) * cell,
});

/** By a Gaussian, along rows and then along columns. */
function blurred(values: Float64Array, width: number, blurCells: number): Float64Array {
    const reach = reachOf(blurCells);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / 2 / blurCells ** 2));
    return spread(spread(values, { step: 1, width, weights }), { step: width, width, weights });
}

interface Spreading {
    readonly step: number;
    readonly width: number;
    readonly weights: readonly number[];
}

/** From each cell to those beside it, along one of the two sides. */
function spread(values: Float64Array, { step, width, weights }: Spreading): Float64Array {
    const reach = (weights.length - 1) / 2;
    const result = new Float64Array(values.length);
    for (let from = 0; from < values.length; from += 1) {
        const value = values[from] ?? 0;
        if (value === 0) continue;
        const place = step === 1 ? from % width : Math.floor(from / width);
        for (let i = Math.max(0, reach - place); i < weights.length && place + i - reach < width; i += 1) {
            const to = from + (i - reach) * step;
            result[to] = (result[to] ?? 0) + value * (weights[i] ?? 0);
        }
    }
    return result;
}
