import { mixableOctaves } from '../meaning/tempo.ts';
import { keyBucket, withinOctave, type PackedSongs } from './packed-songs.ts';

/** Calls `visit` with each song whose key and tempo do not clash with those of `from`, those included whose key or tempo is not known. */
export function visitCompatible(packed: PackedSongs, from: number, visit: (song: number) => void): void {
    const tempo = packed.tempos[from] ?? NaN;
    for (const bucket of fittingBuckets(packed.hours[from] ?? 0, packed.minors[from] ?? 0)) {
        const songs = packed.byKey[bucket] ?? new Uint32Array();
        if (Number.isNaN(tempo)) songs.forEach(visit);
        else visitNear(packed.tempos, songs, withinOctave(tempo), visit);
    }
}

function fittingBuckets(hour: number, isMinor: number): readonly number[] {
    if (hour === 0) return Array.from({ length: 25 }, (_, bucket) => bucket);
    const [above, below] = [(hour % 12) + 1, ((hour + 10) % 12) + 1];
    return [
        keyBucket(hour, isMinor),
        keyBucket(above, isMinor),
        keyBucket(below, isMinor),
        keyBucket(hour, 1 - isMinor),
        keyBucket(0, 0),
    ];
}

/** Of songs in rising order of tempo within its octave, those near it, round the octave's ends too, and those without a tempo, which stand last. */
function visitNear(tempos: Float64Array, songs: Uint32Array, tempo: number, visit: (song: number) => void): void {
    const place = (song: number): number => {
        const own = tempos[song] ?? NaN;
        return Number.isNaN(own) ? 2 : withinOctave(own);
    };
    const firstFrom = (least: number): number => {
        let [low, high] = [0, songs.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (place(songs[middle] ?? 0) < least) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    for (const shift of [-1, 0, 1]) {
        const end = Math.min(tempo + shift + mixableOctaves, 1);
        for (let i = firstFrom(tempo + shift - mixableOctaves); i < songs.length; i += 1) {
            const song = songs[i] ?? 0;
            if (place(song) > end) break;
            visit(song);
        }
    }
    for (let i = firstFrom(1.5); i < songs.length; i += 1) visit(songs[i] ?? 0);
}
