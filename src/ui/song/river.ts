/** The genre river: one band for each genre, as thick as the genre is likely, over the song's time. */
import type { Moment } from '../../flow.ts';

export interface RiverBand {
    readonly genre: number;
    /** An SVG path in units of seconds by 0..1, top to bottom. */
    readonly path: string;
    /** Where the band is thickest, for its name; null where it never is thick enough. */
    readonly label: { readonly seconds: number; readonly height: number; readonly thickness: number } | null;
}

/** A band thinner than this everywhere gets no name. */
const namedFrom = 0.16;

/**
 * Bands in the order of the genres, top first. Each moment counts at its middle; the first and the last reach to the ends.
 * Together the bands always fill the whole height.
 */
export function river(timeline: readonly Moment[], genreCount: number, endSeconds: number): readonly RiverBand[] {
    const first = timeline[0];
    const last = timeline.at(-1);
    if (!first || !last) return [];
    const stops = [
        { seconds: 0, genres: first.genres },
        ...timeline.map((moment) => ({
            seconds: (moment.startSeconds + moment.endSeconds) / 2,
            genres: moment.genres,
        })),
        { seconds: endSeconds, genres: last.genres },
    ];
    const bands: RiverBand[] = [];
    let tops = stops.map(() => 0);
    for (let genre = 0; genre < genreCount; genre++) {
        const bottoms = stops.map((stop, i) => (tops[i] ?? 0) + (stop.genres[genre] ?? 0));
        const seconds = stops.map((stop) => stop.seconds);
        const upper = curve(seconds, tops);
        const lower = curve([...seconds].reverse(), [...bottoms].reverse());
        bands.push({ genre, path: `M${upper}L${lower}Z`, label: thickest(seconds, tops, bottoms) });
        tops = bottoms;
    }
    return bands;
}

/**
 * A Catmull-Rom spline as cubic Béziers. It is linear in the heights, so what two neighbouring edges enclose is
 * the same spline through the thicknesses: bands that touch never come apart.
 */
function curve(seconds: readonly number[], heights: readonly number[]): string {
    const x = (i: number): number => seconds[Math.min(seconds.length - 1, Math.max(0, i))] ?? 0;
    const y = (i: number): number => heights[Math.min(heights.length - 1, Math.max(0, i))] ?? 0;
    const slope = (i: number): number => (y(i + 1) - y(i - 1)) / (x(i + 1) - x(i - 1) || 1);
    let path = `${round(x(0))} ${round(y(0))}`;
    for (let i = 1; i < seconds.length; i++) {
        const third = (x(i) - x(i - 1)) / 3;
        const leave = `${round(x(i - 1) + third)} ${round(y(i - 1) + slope(i - 1) * third)}`;
        const arrive = `${round(x(i) - third)} ${round(y(i) - slope(i) * third)}`;
        path += `C${leave} ${arrive} ${round(x(i))} ${round(y(i))}`;
    }
    return path;
}

function thickest(seconds: readonly number[], tops: readonly number[], bottoms: readonly number[]): RiverBand['label'] {
    let best: RiverBand['label'] = null;
    // The ends repeat their neighbours, so that a name never hangs over the edge.
    for (let i = 1; i < seconds.length - 1; i++) {
        const top = tops[i] ?? 0;
        const thickness = (bottoms[i] ?? 0) - top;
        if (thickness >= Math.max(namedFrom, (best?.thickness ?? 0) + 0.02)) {
            best = { seconds: seconds[i] ?? 0, height: top + thickness / 2, thickness };
        }
    }
    return best;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What is heard at a time: the moment whose middle is nearest, or null before anything was heard. */
export function momentAt(timeline: readonly Moment[], seconds: number): Moment | null {
    let nearest: Moment | null = null;
    let distance = Infinity;
    for (const moment of timeline) {
        const away = Math.abs((moment.startSeconds + moment.endSeconds) / 2 - seconds);
        if (away < distance) [nearest, distance] = [moment, away];
    }
    return nearest;
}
