import { expect, test } from 'vitest';
import { cadence } from './cadence.fixture.ts';
import { noiseSource } from './drums.fixture.ts';
import { TuningMeter } from './tuning.ts';

const rateHz = 11_025;

/** Of 20 s of sound, `value` at a place in seconds. */
function heard(value: (seconds: number) => number): number {
    const meter = new TuningMeter();
    meter.push(Float32Array.from({ length: 20 * rateHz }, (_, i) => value(i / rateHz)));
    return meter.semitones;
}

test.each([-40, -15, 0, 25, 45])('is heard to 5 cents where noise is as loud as the notes, %i cents off', (cents) => {
    const [notes, noise] = [cadence(2, 'minor'), noiseSource()];
    const semitones = heard((seconds) => notes(seconds * 2 ** (cents / 1200)) + noise());
    expect(Math.abs(semitones - cents / 100)).toBeLessThan(0.05);
});

test('noise has none', () => {
    expect(heard(noiseSource())).toBe(0);
});
