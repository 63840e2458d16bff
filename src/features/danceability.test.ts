import { expect, test } from 'vitest';
import { fluctuationExponent, MovementMeter } from './danceability.ts';
import { noiseSource } from './drums.fixture.ts';

test('the exponent of noise is 0.5, and that of the walk that noise makes 1.5', () => {
    const noise = noiseSource();
    const values = Array.from({ length: 12_000 }, noise);
    let place = 0;
    const walk = values.map((value) => (place += value));
    expect(Math.abs((fluctuationExponent(values) ?? 0) - 0.5)).toBeLessThan(0.08);
    expect(Math.abs((fluctuationExponent(walk) ?? 0) - 1.5)).toBeLessThan(0.12);
});

test('a regular series has a lower exponent than an irregular one', () => {
    const noise = noiseSource();
    const regular = Array.from({ length: 6000 }, (_, i) => Math.sin(i / 8));
    expect(fluctuationExponent(regular)).toBeLessThan(fluctuationExponent(Array.from({ length: 6000 }, noise)) ?? 0);
});

test('what is short or never moves has none', () => {
    expect(fluctuationExponent([1, 2, 3])).toBeNull();
    expect(fluctuationExponent(Array.from({ length: 2000 }, () => 0.3))).toBeNull();
    expect(new MovementMeter(11_025).danceability()).toBeNull();
});
