import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import { columnCentreSample, columnCount } from './columns.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));

test('thirty seconds have the columns of one stretch', () => {
    expect(columnCount(input, 661_794, 22_050)).toBe(input.stretchColumns);
    expect(columnCount(input, 2 * 661_794, 44_100)).toBe(input.stretchColumns);
});

test('columns stand at the same time at every sample rate', () => {
    for (const sampleRateHz of [8000, 16_000, 44_100, 48_000, 192_000]) {
        for (const column of [0, 1, 200, 50_000]) {
            const seconds = columnCentreSample(input, column, sampleRateHz) / sampleRateHz;
            const contractSeconds = columnCentreSample(input, column, input.sampleRateHz) / input.sampleRateHz;
            expect(Math.abs(seconds - contractSeconds)).toBeLessThanOrEqual(0.5 / sampleRateHz + 1e-12);
        }
    }
});

test('the last column is centred in the song and the next one would not be', () => {
    for (const samples of [1, 511, 512, 2048, 100_000, 1_234_567]) {
        const columns = columnCount(input, samples, 22_050);
        expect(columnCentreSample(input, columns, 22_050)).toBeGreaterThan(samples);
        if (columns > 0) expect(columnCentreSample(input, columns - 1, 22_050)).toBeLessThanOrEqual(samples);
    }
});

test('a song without samples has no columns', () => {
    expect(columnCount(input, 0, 44_100)).toBe(0);
});
