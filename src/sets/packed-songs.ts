import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardLive } from '../library/heard-live.ts';
import { camelotOf } from '../meaning/key.ts';
import { isNoMusic, read } from '../meaning/reading.ts';
import { isSnippet } from '../meaning/snippet.ts';
import { isOfNetwork } from '../meaning/same-network.ts';

/** The songs that may stand in a set, laid out for very many comparisons; a song is its place in each of the arrays. */
export interface PackedSongs {
    readonly tracks: readonly Track[];
    readonly placeOf: ReadonlyMap<string, number>;
    readonly embeddingLength: number;
    /** `embeddings[song * embeddingLength + i]`, unit length. */
    readonly embeddings: Float32Array;
    /** In octaves (log2 of BPM); NaN where none is sure. */
    readonly tempos: Float64Array;
    /** 1 to 12 on the circle of fifths, as `Camelot`; 0 where the key is not clear. */
    readonly hours: Uint8Array;
    /** 1 where the key is minor. */
    readonly minors: Uint8Array;
    /** 0 to 1; NaN where it is not known. */
    readonly liveliness: Float64Array;
    readonly seconds: Float64Array;
    /** 1 where it comes into a set by itself; snippets stand there only when they are chosen. */
    readonly comes: Uint8Array;
    /** Songs that come by themselves, by `keyBucket`, each list in rising order of tempo within its octave, those without a tempo last. */
    readonly byKey: readonly Uint32Array[];
}

const packedLibraries = new WeakMap<readonly Track[], { readonly contract: Contract; readonly packed: PackedSongs }>();

/** Without what has no file to play, is no music or was heard by another network than the contract's. Packed once per list: the library makes a new one at every change. */
export function packSongs(tracks: readonly Track[], contract: Contract): PackedSongs {
    const known = packedLibraries.get(tracks);
    if (known?.contract === contract) return known.packed;
    const packed = pack(
        tracks.filter((track) => mayStandInSet(track, contract)),
        contract,
    );
    packedLibraries.set(tracks, { contract, packed });
    return packed;
}

export const mayStandInSet = ({ id, analysis }: Track, contract: Contract): boolean =>
    !isHeardLive(id) && isOfNetwork(analysis, contract) && !isNoMusic(analysis, contract);

/** Where in `byKey` songs of a key stand; 0 is for those without a clear one. */
export const keyBucket = (hour: number, isMinor: number): number => (hour === 0 ? 0 : 2 * hour - 1 + isMinor);
const buckets = 25;

/** A tempo's place within its octave, 0 to 1: half and double time have the same. */
export const withinOctave = (octaves: number): number => octaves - Math.floor(octaves);

function pack(tracks: readonly Track[], contract: Contract): PackedSongs {
    const { embeddingLength } = contract;
    const embeddings = new Float32Array(tracks.length * embeddingLength);
    const [tempos, liveliness] = [new Float64Array(tracks.length), new Float64Array(tracks.length)];
    const [hours, minors] = [new Uint8Array(tracks.length), new Uint8Array(tracks.length)];
    const comes = Uint8Array.from(tracks, ({ analysis }) => (isSnippet(analysis) ? 0 : 1));
    tracks.forEach(({ analysis }, song) => {
        embeddings.set(analysis.embedding, song * embeddingLength);
        const { tempoBpm = null, key = null, energy = null } = read(analysis, contract).rhythm ?? {};
        const camelot = key && camelotOf(key);
        tempos[song] = tempoBpm === null ? NaN : Math.log2(tempoBpm);
        hours[song] = camelot?.hour ?? 0;
        minors[song] = camelot?.letter === 'A' ? 1 : 0;
        liveliness[song] = energy ?? NaN;
    });
    return {
        tracks,
        placeOf: new Map(tracks.map(({ id }, song) => [id, song])),
        embeddingLength,
        embeddings,
        tempos,
        hours,
        minors,
        liveliness,
        seconds: Float64Array.from(tracks, ({ analysis }) => analysis.durationSeconds),
        comes,
        byKey: sortedByKey({ tempos, hours, minors, comes }),
    };
}

function sortedByKey({
    tempos,
    hours,
    minors,
    comes,
}: Pick<PackedSongs, 'tempos' | 'hours' | 'minors' | 'comes'>): readonly Uint32Array[] {
    const lists = Array.from({ length: buckets }, (): number[] => []);
    hours.forEach((hour, song) => {
        if (comes[song]) lists[keyBucket(hour, minors[song] ?? 0)]?.push(song);
    });
    const within = (song: number): number => {
        const tempo = tempos[song] ?? NaN;
        return Number.isNaN(tempo) ? 2 : withinOctave(tempo);
    };
    return lists.map((list) => Uint32Array.from(list.sort((a, b) => within(a) - within(b) || a - b)));
}
