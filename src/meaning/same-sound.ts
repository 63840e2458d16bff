import { dot } from '../features/dot.ts';
import type { Analysis } from '../flow.ts';
import { areComparable } from './same-network.ts';

type Heard = Pick<Analysis, 'durationSeconds' | 'embedding' | 'model'> & {
    readonly rhythm: Pick<Analysis['rhythm'], 'loudnessLufs'>;
};

/** Of one sound that is decoded twice length and loudness come out the same, and what a network says of it too, but for rounding. */
const sameSeconds = 0.005;
const sameLufs = 0.005;
const leastCosine = 0.9999;

/** Whether two files hold the very same sound, to the sample: what differs is written beside it. Another encoding of a recording is another sound. */
export function isSameSound(one: Heard, other: Heard): boolean {
    if (Math.abs(one.durationSeconds - other.durationSeconds) > sameSeconds) return false;
    const [loudness, otherLoudness] = [one.rhythm.loudnessLufs, other.rhythm.loudnessLufs];
    if (loudness === null || otherLoudness === null || Math.abs(loudness - otherLoudness) > sameLufs) return false;
    if (!areComparable(one, other)) return true;
    return dot(one.embedding, other.embedding) >= leastCosine;
}
