import { expect, test } from 'vitest';
import { PitchClassMeter } from './pitch-classes.ts';

const rateHz = 11_025;

/** Strengths of the classes, from the tonic on, of 6 s of its major chord and a note far from it, from so many semitones above C. */
function fromTonic(tonic: number, far: number): number[] {
    const notes = [far, 4, 7, 12];
    const samples = Float32Array.from({ length: 6 * rateHz }, (_, i) =>
        notes.reduce((sum, note) => {
            const hz = 261.626 * 2 ** ((tonic + note) / 12);
            return sum + (note === far ? 0.3 : 0.1) * Math.sin((2 * Math.PI * hz * i) / rateHz);
        }, 0),
    );
    const meter = new PitchClassMeter();
    meter.push(samples);
    const classes = meter.pitchClasses();
    const strongest = Math.max(...classes);
    return Array.from({ length: 12 }, (_, note) => (classes[(note + tonic + 12) % 12] ?? 0) / strongest);
}

test.each([
    ['bass', -24, 3],
    ['bass', -24, 4],
    ['treble', 36, 4],
    ['treble', 36, 5],
])('a %s that is transposed out of reach, at %i from %i semitones above C, leaves gradually', (_, far, tonic) => {
    const [above, below] = [fromTonic(tonic, far), fromTonic(tonic - 1, far)];
    above.forEach((strength, note) => expect(Math.abs(strength - (below[note] ?? 0))).toBeLessThan(0.25));
});
