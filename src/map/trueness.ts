/** How true a map is to the sound. */
import type { Places } from './layout.ts';
import { countOf, nearestOf, type Vectors } from './nearest.ts';

/** Of a song's so many nearest by sound … */
export const nearestBySound = 10;
/** … how many are among its so many nearest on the map. */
const nearestOnMap = 20;
/** Of so few songs each has all others among its nearest on any map: that says nothing of it. */
export const fewestTold = nearestOnMap + 2;
/** Of more songs, so many that lie evenly among them are looked at: their mean is within two hundredths of that of all. */
const mostSongs = 1000;

/** The mean share, 0 to 1; 1 where there is nothing to be near. Yields the share that is done. */
export function* trueness(vectors: Vectors, places: Places): Generator<number, number> {
    const count = countOf(vectors);
    const looked = Math.min(count, mostSongs);
    const rows = Uint32Array.from({ length: looked }, (_, i) => Math.floor((i * count) / looked));
    const { each, songs } = yield* nearestOf(vectors, rows, nearestBySound);
    if (each === 0) return 1;
    let kept = 0;
    rows.forEach((song, row) => {
        kept += nearOnMap(places, song, songs.subarray(row * each, (row + 1) * each)).length;
    });
    return kept / songs.length;
}

/** Which of the others are among the song's twenty nearest on the map. */
export function nearOnMap(places: Places, song: number, others: Iterable<number>): readonly number[] {
    const [x, y] = [places[2 * song] ?? 0, places[2 * song + 1] ?? 0];
    const squareTo = (other: number): number =>
        ((places[2 * other] ?? 0) - x) ** 2 + ((places[2 * other + 1] ?? 0) - y) ** 2;
    const nearest: number[] = [];
    for (let other = 0; other < places.length / 2; other += 1) {
        if (other === song) continue;
        const square = squareTo(other);
        if (nearest.length === nearestOnMap && square >= (nearest.at(-1) ?? 0)) continue;
        const at = nearest.findIndex((one) => one > square);
        nearest.splice(at < 0 ? nearest.length : at, 0, square);
        nearest.length = Math.min(nearest.length, nearestOnMap);
    }
    const reach = nearest.at(-1) ?? 0;
    return [...others].filter((other) => other !== song && squareTo(other) <= reach);
}
