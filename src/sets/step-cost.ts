/** What a step from one song to another costs. A cosine distance of 1, between songs that have nothing in common, costs 1; all else is weighed against it. */
import { mixableOctaves } from '../meaning/tempo.ts';
import type { PackedSongs } from './packed-songs.ts';

/** Of a key or a tempo that clashes: about as much as the distance between two kinds of music. */
const clash = 0.5;
/** Of a key or tempo that is not known: most of those that are known would clash. */
const unknown = 0.3;
/** Of the largest change of tempo that still can be mixed, and of a change of key that fits. */
const largestMixable = 0.1;
const fittingKey = 0.03;

/** Steps on the wheel of keys, 0 to 7; null where one of the keys is not clear. */
function keySteps({ hours, minors }: PackedSongs, from: number, to: number): number | null {
    const [one, other] = [hours[from] ?? 0, hours[to] ?? 0];
    if (one === 0 || other === 0) return null;
    const apart = Math.abs(one - other);
    return Math.min(apart, 12 - apart) + (minors[from] === minors[to] ? 0 : 1);
}

/** How far two tempos are, in octaves, half and double time counting as the same; null where one is not known. */
function octavesApart({ tempos }: PackedSongs, from: number, to: number): number | null {
    const apart = Math.abs((tempos[to] ?? NaN) - (tempos[from] ?? NaN));
    return Number.isNaN(apart) ? null : Math.min(apart, Math.abs(apart - 1));
}

/** Of tempo and key, without the distance in sound. */
export function rhythmCost(packed: PackedSongs, from: number, to: number): number {
    return tempoCost(octavesApart(packed, from, to)) + keyCost(keySteps(packed, from, to));
}

/** Of a song that is not as lively as the set is to be there. */
export function livelinessCost({ liveliness }: PackedSongs, song: number, wanted: number): number {
    const off = Math.abs((liveliness[song] ?? NaN) - wanted);
    return Number.isNaN(off) ? unknown : off;
}

/** What is left to be caught up, in clashes, when so many steps remain to a song that stands ahead: 0 where they suffice. */
export function reachCost(packed: PackedSongs, from: number, to: number, steps: number): number {
    const keys = keySteps(packed, from, to);
    const octaves = octavesApart(packed, from, to);
    const tooFar = keys !== null && keys > steps ? clash : 0;
    return tooFar + (octaves !== null && octaves > steps * mixableOctaves ? clash : 0);
}

export function distance({ embeddings, embeddingLength }: PackedSongs, from: number, to: number): number {
    let cosine = 0;
    const [one, other] = [from * embeddingLength, to * embeddingLength];
    for (let i = 0; i < embeddingLength; i += 1) cosine += (embeddings[one + i] ?? 0) * (embeddings[other + i] ?? 0);
    return 1 - cosine;
}

function tempoCost(octaves: number | null): number {
    if (octaves === null) return unknown;
    return octaves > mixableOctaves ? clash : (largestMixable * octaves) / mixableOctaves;
}

function keyCost(steps: number | null): number {
    if (steps === null) return unknown;
    if (steps === 0) return 0;
    return steps === 1 ? fittingKey : clash;
}
