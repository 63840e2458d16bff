import { expect, test } from 'vitest';
import { loadEssentia } from './essentia.ts';

const essentia = await loadEssentia();

test('essentia is loaded once', async () => {
    expect(await loadEssentia()).toBe(essentia);
});

test('the power spectrum is |FFT|², at lengths that are no powers of two as well', () => {
    for (const length of [2048, 4480, 750]) {
        const frame = Float32Array.from({ length }, (_, i) => Math.sin(1 + i) * Math.cos(i * i));
        const power = new Float32Array(40);
        essentia.powerSpectrum(frame, power);
        for (const bin of [0, 1, 17, 39]) expect(power[bin]).toBeCloseTo(directPower(frame, bin), 1);
    }
});

test('a thousand frames leave the memory as large as it was', () => {
    const frame = new Float32Array(4096).fill(0.5);
    const power = new Float32Array(2049);
    essentia.powerSpectrum(frame, power);
    const before = essentia.heapBytes();
    for (let i = 0; i < 1000; i++) essentia.powerSpectrum(frame, power);
    expect(essentia.heapBytes()).toBe(before);
});

test('a failure names the algorithm, and the next call works', () => {
    expect(() => essentia.powerSpectrum(new Float32Array(1), new Float32Array(1))).toThrow('PowerSpectrum');
    const power = new Float32Array(3);
    essentia.powerSpectrum(new Float32Array([1, 1, 1, 1]), power);
    expect([...power]).toEqual([16, 0, 0]);
});

function directPower(frame: Float32Array, bin: number): number {
    let [re, im] = [0, 0];
    frame.forEach((value, i) => {
        re += value * Math.cos((2 * Math.PI * bin * i) / frame.length);
        im += value * Math.sin((2 * Math.PI * bin * i) / frame.length);
    });
    return re * re + im * im;
}
