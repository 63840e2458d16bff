/** Where a song begins and ends for the ear, from the picture that is kept of it. */
import type { Picture } from '../../flow.ts';

/** All in seconds into the song. */
export interface Edges {
    /** Nothing is heard before. */
    readonly beginsSeconds: number;
    /** From there on it is as loud as its first half minute. */
    readonly arrivedSeconds: number;
    /** From there on it is softer than its last half minute. */
    readonly fadesSeconds: number;
    /** Nothing is heard any more. */
    readonly endsSeconds: number;
}

/** What a picture's levels 0 to 255 stand for, at most: the range of the contract (`rangeDecibels`). */
const rangeDecibels = 80;

/** Below what is usual near the same edge: as loud as it; not heard beside it. */
const softerDecibels = 6;
const silentDecibels = 45;

/** Music has gaps between its strokes, which are no silence. */
const strokeSeconds = 1;
const nearbySeconds = 30;

/** The whole song where there is no picture. */
export function edgesOf(picture: Picture | null, durationSeconds: number): Edges {
    const whole = { beginsSeconds: 0, arrivedSeconds: 0, fadesSeconds: durationSeconds, endsSeconds: durationSeconds };
    if (!picture || picture.columns === 0) return whole;
    const levels = columnDecibels(picture);
    const forwards = edge(levels, picture.columnSeconds);
    const backwards = edge(levels.toReversed(), picture.columnSeconds);
    if (!forwards || !backwards) return whole;
    const within = (seconds: number): number => Math.min(Math.max(0, seconds), durationSeconds);
    const end = levels.length * picture.columnSeconds;
    return {
        beginsSeconds: within(forwards.heard),
        arrivedSeconds: within(forwards.full),
        fadesSeconds: within(end - backwards.full),
        // A last column is rarely a whole one.
        endsSeconds: backwards.heard === 0 ? durationSeconds : within(end - backwards.heard),
    };
}

/** The level of each column, all its bands together; -Infinity where a picture is empty. */
function columnDecibels({ bands, columns, levels }: Picture): Float32Array {
    const power = Float32Array.from({ length: 256 }, (_, level) =>
        level === 0 ? 0 : 10 ** ((level / 255) * (rangeDecibels / 10)),
    );
    return Float32Array.from({ length: columns }, (_, column) => {
        let sum = 0;
        for (let i = column * bands; i < (column + 1) * bands; i++) sum += power[levels[i] ?? 0] ?? 0;
        return 10 * Math.log10(sum);
    });
}

/** Seconds after the first column until something is heard, and until it is as loud as it usually is; null in silence. */
function edge(levels: Float32Array, columnSeconds: number): { readonly heard: number; readonly full: number } | null {
    const nearby = levels.subarray(0, Math.max(1, Math.ceil(nearbySeconds / columnSeconds)));
    const reach = Math.max(1, Math.round(strokeSeconds / columnSeconds));
    const strokes = nearby.map((_, i) => Math.max(...nearby.subarray(i, i + reach)));
    const sounding = strokes.filter((level) => level > -Infinity).sort();
    const usual = sounding[Math.floor(sounding.length * 0.7)];
    if (usual === undefined) return null;
    const full = nearby.findIndex((level) => level >= usual - softerDecibels);
    const heard = nearby.findIndex((level) => level >= usual - silentDecibels);
    return { heard: heard * columnSeconds, full: full * columnSeconds };
}
