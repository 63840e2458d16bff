/** Where in a song the tempo network listens, and at which speeds. */
import { tempoInput, tempoPicture } from './tempo-picture.ts';

/** The song is heard at each of these speeds: what the network says of all of them together is steadier, above all on half and double time. */
export const speeds = [0.8, 0.9, 1, 1.1, 1.25] as const;
/** Columns of a place, at the speed that takes most. */
export const longestPlace = Math.ceil(tempoInput.columns * Math.max(...speeds));

/** So many places say enough of a song. */
const mostPlaces = 8;

/** What is this much softer than the loudest column, in magnitude, is silence before or after the music. */
const silence = 0.003;

/** First column and past-the-last column that are not silence; the whole song where all of it is. */
export function soundingColumns(columns: Float32Array): readonly [number, number] {
    const { bands } = tempoInput;
    const levels = Float32Array.from({ length: columns.length / bands }, (_, column) =>
        columns.subarray(column * bands, (column + 1) * bands).reduce((sum, value) => sum + value, 0),
    );
    const quietest = silence * levels.reduce((most, level) => Math.max(most, level), 0);
    const isLoud = (level: number): boolean => level > quietest;
    return [Math.max(0, levels.findIndex(isLoud)), levels.findLastIndex(isLoud) + 1 || levels.length];
}

/** Columns at the middle of each place: evenly spread over the music from `first` to `end`, the first at its beginning, the last at its end. */
export function tempoPlaces(first: number, end: number): readonly number[] {
    const room = end - first - longestPlace;
    if (room <= 0) return [(first + end) / 2];
    const count = Math.min(mostPlaces, 1 + Math.ceil(room / tempoInput.columns));
    return Array.from({ length: count }, (_, place) => first + longestPlace / 2 + (room * place) / (count - 1));
}

/** Pictures of one place at all speeds, one after another. */
export function picturesAt(
    columns: Float32Array,
    middle: number,
    [first, end]: readonly [number, number],
): Float32Array {
    const { bands, columns: width } = tempoInput;
    const music = columns.subarray(first * bands, end * bands);
    const pictures = new Float32Array(speeds.length * bands * width);
    speeds.forEach((speed, index) => {
        const start = Math.max(0, Math.min(middle - first - (width * speed) / 2, end - first - width * speed));
        pictures.set(tempoPicture(music, start, speed), index * bands * width);
    });
    return pictures;
}
