import { expect, test } from 'vitest';
import { cadence } from './cadence.fixture.ts';
import { noiseSource } from './drums.fixture.ts';
import { PitchClassMeter } from './pitch-classes.ts';

const rateHz = 11_025;

/** Of 20 s of sound, `value` at a place in seconds. */
function heard(value: (seconds: number) => number): number {
    const meter = new PitchClassMeter();
    meter.push(Float32Array.from({ length: 20 * rateHz }, (_, i) => value(i / rateHz)));
    return meter.semitonesAbove;
}

test.each([-40, -15, 0, 25, 45])('is heard to 5 cents where noise is as loud as the notes, %i cents off', (cents) => {
    const [notes, noise] = [cadence(2, 'minor'), noiseSource()];
    const semitones = heard((seconds) => notes(seconds * 2 ** (cents / 1200)) + noise());
    expect(Math.abs(semitones - cents / 100)).toBeLessThan(0.05);
});

test.each([-25, 25])(
    'of what is hardly in tune with itself moves with it all the same, by %i cents of a gliding tone',
    (cents) => {
        const sirens = (seconds: number): number =>
            [180, 310, 470].reduce(
                (sum, hz, voice) => sum + Math.sin(2 * Math.PI * hz * seconds + 40 * Math.sin((voice + 1) * seconds)),
                0,
            );
        const moved = heard((seconds) => sirens(seconds * 2 ** (cents / 1200))) - heard(sirens) - cents / 100;
        expect(Math.abs(moved - Math.round(moved))).toBeLessThan(0.05);
    },
);

test('silence has none', () => {
    expect(heard(() => 0)).toBe(0);
});
