import { expect, test } from 'vitest';
import { findKey } from './key.ts';

const undecided = new Float32Array(24);

/** The notes of a scale, and nothing else, with the weights of a song that stays at home. */
function scale(notes: readonly number[], tonic: number): Float32Array {
    const strengths = new Float32Array(12);
    notes.forEach((note) => (strengths[(note + tonic) % 12] = 0.5));
    for (const note of [0, 7]) strengths[(note + tonic) % 12] = 1;
    return strengths;
}

const major = [0, 2, 4, 5, 7, 9, 11];
const minor = [0, 2, 3, 5, 7, 8, 10];

test.each([
    [0, 'C', 'C'],
    [1, 'Db', 'C#'],
    [3, 'Eb', 'Eb'],
    [6, 'F#', 'F#'],
    [8, 'Ab', 'G#'],
    [10, 'Bb', 'Bb'],
])('the scales on %i semitones above C are %s major and %s minor', (tonic, inMajor, inMinor) => {
    expect(findKey(undecided, scale(major, tonic))).toMatchObject({ tonic: inMajor, mode: 'major' });
    expect(findKey(undecided, scale(minor, tonic))).toMatchObject({ tonic: inMinor, mode: 'minor' });
});

test('the network decides between keys of the same notes, and where it agrees the key is surer', () => {
    const notes = Float32Array.from({ length: 12 }, (_, note) => (major.includes(note) ? 1 : 0));
    const says = (key: number): Float32Array => Float32Array.from({ length: 24 }, (_, i) => (i === key ? 4 : 0));
    expect(findKey(says(21), notes)).toMatchObject({ tonic: 'A', mode: 'minor' });
    const agreed = findKey(says(0), notes);
    expect(agreed).toMatchObject({ tonic: 'C', mode: 'major' });
    expect(agreed?.strength).toBeGreaterThan(findKey(undecided, notes)?.strength ?? 1);
    expect(agreed?.strength).toBeLessThanOrEqual(1);
});

test('where no note stands out there is no key', () => {
    expect(findKey(undecided, new Float32Array(12))).toBeNull();
});

test('where no note stands out more than in noise there is none either', () => {
    const strengths = (deviation: number) => Float32Array.from({ length: 12 }, (_, i) => 1 + deviation * (-1) ** i);
    expect(findKey(undecided, strengths(0.07))).toBeNull();
    expect(findKey(undecided, strengths(0.15))).not.toBeNull();
});
