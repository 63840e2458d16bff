/** Songs whose sound is nearest, by the cosine of their embeddings, as "most alike" has it. */

/** Many vectors of unit length: `values[song * dimensions + i]`. */
export interface Vectors {
    readonly dimensions: number;
    readonly values: Float32Array;
}

export const countOf = ({ dimensions, values }: Vectors): number => values.length / dimensions;

/** Of each song asked about so many others, the nearest first: `songs[row * each + rank]`, their cosines alike. */
export interface Nearest {
    readonly each: number;
    readonly songs: Uint32Array;
    readonly cosines: Float32Array;
}

/** After so many rows whoever computes may do something else. */
const rowsAtATime = 64;

/**
 * The nearest others of each of the songs `rows`, exactly; of equally near ones the first. Fewer than `each` where there are not so
 * many. Yields the share that is done.
 */
export function* nearestOf(vectors: Vectors, rows: Uint32Array, each: number): Generator<number, Nearest> {
    const count = countOf(vectors);
    const most = Math.min(each, Math.max(0, count - 1));
    const songs = new Uint32Array(rows.length * most);
    const cosines = new Float32Array(rows.length * most).fill(-Infinity);
    const found = new Float32Array(count);
    for (let row = 0; row < rows.length; row += 1) {
        const song = rows[row] ?? 0;
        cosinesWith(vectors, song, found);
        keepHighest(found, song, { songs, cosines, from: row * most, most });
        if (row % rowsAtATime === rowsAtATime - 1) yield (row + 1) / rows.length;
    }
    return { each: most, songs, cosines };
}

/** Four songs at a time, so that each number of the one is read once for four. */
function cosinesWith({ dimensions, values }: Vectors, song: number, found: Float32Array): void {
    const own = values.subarray(song * dimensions, (song + 1) * dimensions);
    const whole = found.length - (found.length % 4);
    for (let other = 0; other < whole; other += 4) {
        let [a, b, c, d] = [0, 0, 0, 0];
        let at = other * dimensions;
        for (let i = 0; i < dimensions; i += 1, at += 1) {
            const value = own[i] ?? 0;
            a += value * (values[at] ?? 0);
            b += value * (values[at + dimensions] ?? 0);
            c += value * (values[at + 2 * dimensions] ?? 0);
            d += value * (values[at + 3 * dimensions] ?? 0);
        }
        found[other] = a;
        found[other + 1] = b;
        found[other + 2] = c;
        found[other + 3] = d;
    }
    for (let other = whole; other < found.length; other += 1) {
        let sum = 0;
        for (let i = 0; i < dimensions; i += 1) sum += (own[i] ?? 0) * (values[other * dimensions + i] ?? 0);
        found[other] = sum;
    }
}

interface Kept {
    readonly songs: Uint32Array;
    readonly cosines: Float32Array;
    readonly from: number;
    readonly most: number;
}

function keepHighest(found: Float32Array, song: number, { songs, cosines, from, most }: Kept): void {
    const last = from + most - 1;
    let least = -Infinity;
    for (let other = 0; other < found.length; other += 1) {
        const value = found[other] ?? 0;
        // Nearly all end here.
        if (value <= least || other === song || most === 0) continue;
        let place = last;
        while (place > from && value > (cosines[place - 1] ?? 0)) {
            cosines[place] = cosines[place - 1] ?? 0;
            songs[place] = songs[place - 1] ?? 0;
            place -= 1;
        }
        cosines[place] = value;
        songs[place] = other;
        least = cosines[last] ?? 0;
    }
}
