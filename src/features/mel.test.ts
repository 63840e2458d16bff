import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import { bandCentresHz, hzToMel, melBands, melToHz } from './mel.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));

test('the Slaney scale is 15 mel at 1 kHz and 42 mel at 6.4 kHz, and turns back', () => {
    expect(hzToMel(1000)).toBeCloseTo(15, 9);
    expect(hzToMel(6400)).toBeCloseTo(42, 9);
    for (const hz of [0, 60, 999, 1001, 11_025]) expect(melToHz(hzToMel(hz))).toBeCloseTo(hz, 6);
});

test('each band peaks at its centre with 2 / width and is narrower than its neighbours’ distance', () => {
    const bands = melBands(input, 22_050, 22_050);
    const centres = bandCentresHz(input);
    bands.forEach(({ firstBin, weights }, band) => {
        const peakHz = firstBin + weights.indexOf(Math.max(...weights));
        expect(Math.abs(peakHz - (centres[band] ?? 0))).toBeLessThanOrEqual(1);
        const areaHz = weights.reduce((sum, weight) => sum + weight, 0);
        expect(areaHz).toBeCloseTo(1, 1);
    });
});

test('bands above the Nyquist frequency hold nothing', () => {
    const bands = melBands(input, 8000, 750);
    const centres = bandCentresHz(input);
    bands.forEach(({ firstBin, weights }, band) => {
        expect(firstBin + weights.length).toBeLessThanOrEqual(Math.max(firstBin, 376));
        if ((centres[band] ?? 0) > 4200) expect(weights).toHaveLength(0);
    });
});
