/** The river: one band for each family, as thick as the family is likely, over the song's time. */
import type { Shares } from '../../meaning/shares.ts';
import { middleSeconds, type NamedMoment } from '../../meaning/timeline.ts';

export interface RiverBand {
    readonly family: string;
    /** An SVG path in units of seconds by 0..1, top to bottom. */
    readonly path: string;
    /** The middle of its name, and how many lines of it fit there; null where not even the first does. */
    readonly label: (Place & { readonly lines: number }) | null;
}

interface Place {
    readonly seconds: number;
    readonly height: number;
}

export interface RiverOptions {
    /** How far the river reaches. */
    readonly endSeconds: number;
    /** How much of the song is as wide as each line of a family's label: its name, then what may stand beneath it. */
    readonly widthsOf: (family: string) => readonly number[];
    /** How much of the river's height a line takes. */
    readonly lineHeight: number;
}

/** A band thinner than this gets no name. */
const namedFrom = 0.12;
/** Middles nearer than this are one place; moments otherwise stand about five seconds apart. */
const samePlaceSeconds = 1;

/**
 * Bands in the order of the families, top first. Each moment counts at its middle; the first and the last reach to the ends.
 * Together the bands always fill the whole height.
 */
export function river(
    timeline: readonly NamedMoment[],
    { endSeconds, widthsOf, lineHeight }: RiverOptions,
): readonly RiverBand[] {
    const inside = middles(timeline);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return [];
    const stops = [
        { seconds: 0, families: first.families },
        ...inside,
        { seconds: endSeconds, families: last.families },
    ];
    const bands: RiverBand[] = [];
    let tops = stops.map(() => 0);
    for (const family of first.families.keys()) {
        const bottoms = stops.map((stop, i) => (tops[i] ?? 0) + (stop.families.get(family) ?? 0));
        const seconds = stops.map((stop) => stop.seconds);
        const upper = curve(seconds, tops);
        const lower = curve([...seconds].reverse(), [...bottoms].reverse());
        const label = labelled({ stops: seconds, tops, bottoms }, widthsOf(family), lineHeight);
        bands.push({ family, path: `M${upper}L${lower}Z`, label });
        tops = bottoms;
    }
    return bands;
}

interface Stop {
    readonly seconds: number;
    readonly families: Shares;
}

/** The last stretch of a song overlaps the one before it, so that one place may be heard twice: then it counts as the mean. */
function middles(timeline: readonly NamedMoment[]): readonly Stop[] {
    const stops: Stop[] = [];
    for (const moment of timeline) {
        const { families } = moment;
        const seconds = middleSeconds(moment);
        const previous = stops.at(-1);
        if (previous && seconds - previous.seconds < samePlaceSeconds) {
            stops[stops.length - 1] = {
                seconds: previous.seconds,
                families: meanOf(previous.families, families),
            };
        } else {
            stops.push({ seconds, families });
        }
    }
    return stops;
}

function meanOf(one: Shares, other: Shares): Shares {
    return new Map([...one].map(([family, share]) => [family, (share + (other.get(family) ?? 0)) / 2]));
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

interface Edges {
    readonly stops: readonly number[];
    readonly tops: readonly number[];
    readonly bottoms: readonly number[];
}

/** With as many lines as fit; the widest of them is the label's width. */
function labelled(edges: Edges, widths: readonly number[], lineHeight: number): RiverBand['label'] {
    for (let lines = widths.length; lines > 0; lines -= 1) {
        const width = Math.max(...widths.slice(0, lines));
        const place = roomiest(edges, width, Math.max(namedFrom, lines * lineHeight));
        if (place) return { ...place, lines };
    }
    return null;
}

/** Where a label of the given width fits best: the place where the band is thickest over all of that width. */
function roomiest({ stops, tops, bottoms }: Edges, width: number, leastThickness: number): Place | null {
    let best: (Place & { readonly thickness: number }) | null = null;
    const end = stops.at(-1) ?? 0;
    for (const seconds of stops) {
        if (seconds < width / 2 || seconds > end - width / 2) continue;
        let [top, bottom] = [0, 1];
        stops.forEach((_, i) => {
            const [before = -Infinity, after = Infinity] = [stops[i - 1], stops[i + 1]];
            // A stop bounds the label when the piece of the edge on either side of it lies above or below the label.
            if (after <= seconds - width / 2 || before >= seconds + width / 2) return;
            top = Math.max(top, tops[i] ?? 0);
            bottom = Math.min(bottom, bottoms[i] ?? 0);
        });
        const thickness = bottom - top;
        if (thickness >= Math.max(leastThickness, (best?.thickness ?? 0) + 0.01))
            best = { seconds, height: (top + bottom) / 2, thickness };
    }
    return best && { seconds: best.seconds, height: best.height };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
