import { expect, test } from 'vitest';
import { loadEssentia } from './essentia.ts';
import { createPowerSpectrum, periodicHann } from './spectrum.ts';

test.each([8, 512, 1024])('a spectrum of %i samples is the one that its definition gives', (length) => {
    const frame = Float32Array.from({ length }, (_, i) => Math.sin(1 + i) * Math.cos(i * i));
    const power = createPowerSpectrum(length)(frame);
    expect(power).toHaveLength(length / 2 + 1);
    for (const bin of [0, 1, 3, length / 4, length / 2]) {
        let [re, im] = [0, 0];
        frame.forEach((value, i) => {
            const windowed = value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length));
            re += windowed * Math.cos((2 * Math.PI * bin * i) / length);
            im += windowed * Math.sin((2 * Math.PI * bin * i) / length);
        });
        expect(power[bin]).toBeCloseTo(re * re + im * im, 3);
    }
});

test('a spectrum of 4096 samples is the one that essentia gives', async () => {
    const essentia = await loadEssentia();
    const frame = Float32Array.from({ length: 4096 }, (_, i) => Math.sin(1 + i) * Math.cos(i * i));
    const power = createPowerSpectrum(frame.length)(frame);
    const window = periodicHann(frame.length);
    const expected = new Float32Array(power.length);
    essentia.powerSpectrum(
        frame.map((value, i) => value * (window[i] ?? 0)),
        expected,
    );
    const strongest = Math.max(...expected);
    power.forEach((value, bin) => expect(Math.abs(value - (expected[bin] ?? 0))).toBeLessThan(1e-6 * strongest));
});
