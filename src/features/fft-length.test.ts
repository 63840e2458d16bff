import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import { fftLengthAt } from './fft-length.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));

test('the window is 2048 samples at the contract’s rate, 4096 at twice that and 4480 at 48 kHz', () => {
    expect([22_050, 44_100, 48_000].map((rate) => fftLengthAt(input, rate))).toEqual([2048, 4096, 4480]);
});

test('at every rate the length is even, fast and lasts as long as the contract’s window within 1 %', () => {
    for (const rate of [8000, 11_025, 12_000, 16_000, 24_000, 32_000, 88_200, 96_000, 176_400, 192_000]) {
        const length = fftLengthAt(input, rate);
        const factors = [2, 3, 5, 7].reduce((rest, prime) => {
            while (rest % prime === 0) rest /= prime;
            return rest;
        }, length);
        expect(length % 2).toBe(0);
        expect(factors).toBe(1);
        expect(Math.abs((length / rate) * (input.sampleRateHz / input.windowSamples) - 1)).toBeLessThan(0.01);
    }
});
