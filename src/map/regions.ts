/** The regions of a map: where songs lie close, between emptier places. */
import { cellAt, type Density, densityOf, middleOf } from './density.ts';
import { pointOf, type Point } from './lasso.ts';
import type { Places } from './layout.ts';

export interface Region {
    readonly songs: readonly number[];
    /** Where its songs lie closest. */
    readonly middle: Point;
}

/** Along the longer side of the map. */
const cells = 48;
/** In cells: the more songs, the finer what can be told apart. */
const blurOf = (count: number): number => Math.max(1.2, Math.min(3, 9 / count ** 0.25));
/** Fewer make no region where there are others. */
const fewestOf = (count: number): number => Math.max(3, count / 100);

/**
 * The largest first; each song is of one. A song is of the peak that it comes to when it climbs from its cell to ever denser ones
 * (mean shift, Fukunaga and Hostetler 1975, on a grid); small regions join the nearest other one. The same for the same places.
 */
export function regionsOf(places: Places): readonly Region[] {
    const count = places.length / 2;
    if (count === 0) return [];
    const density = densityOf(places, { cells, blurCells: blurOf(count) });
    const byPeak = new Map<number, number[]>();
    for (let song = 0; song < count; song += 1) {
        const peak = peakFrom(cellAt(density, pointOf(places, song)), density);
        const songs = byPeak.get(peak);
        if (songs) songs.push(song);
        else byPeak.set(peak, [song]);
    }
    const found = [...byPeak].map(([peak, songs]) => ({ songs, middle: middleOf(density, peak) }));
    return joined(found, fewestOf(count));
}

/** Above which nine of ten of its songs do not lie. */
export function topOf(places: Places, { songs }: Region): number {
    const rows = songs.map((song) => pointOf(places, song).y).sort((a, b) => a - b);
    return rows[Math.floor(rows.length / 10)] ?? 0;
}

const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ dx, dy })));

function peakFrom(start: number, { values, width }: Density): number {
    for (let cell = start; ;) {
        const [column, row] = [cell % width, Math.floor(cell / width)];
        let best = cell;
        for (const { dx, dy } of around) {
            const [x, y] = [column + dx, row + dy];
            if (x < 0 || y < 0 || x >= width || y >= width) continue;
            const other = y * width + x;
            if ((values[other] ?? 0) > (values[best] ?? 0)) best = other;
        }
        if (best === cell) return cell;
        cell = best;
    }
}

function joined(found: readonly Region[], fewest: number): readonly Region[] {
    const bySize = found.toSorted((a, b) => b.songs.length - a.songs.length);
    const large = bySize.filter(({ songs }, i) => i === 0 || songs.length >= fewest);
    const songsOf = new Map(large.map((region) => [region, [...region.songs]]));
    for (const { songs, middle } of bySize.slice(large.length)) {
        const far = ({ middle: other }: Region): number => Math.hypot(other.x - middle.x, other.y - middle.y);
        const nearest = large.reduce((best, one) => (far(one) < far(best) ? one : best));
        songsOf.get(nearest)?.push(...songs);
    }
    return large
        .map((region) => ({ ...region, songs: songsOf.get(region) ?? region.songs }))
        .sort((a, b) => b.songs.length - a.songs.length);
}
