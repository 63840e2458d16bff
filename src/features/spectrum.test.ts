import { expect, test } from 'vitest';
import { createPowerSpectrum } from './spectrum.ts';

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
