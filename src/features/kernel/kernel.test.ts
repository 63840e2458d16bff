import { expect, test } from 'vitest';
import { noiseSource } from '../drums.fixture.ts';
import { BandSpectra, KWeighting, Pair, resampled } from './kernel.ts';

const noise = noiseSource();
const noisy = (length: number): Float32Array => Float32Array.from({ length }, noise);

/** Each bin by itself. */
const bins = (length: number) =>
    Array.from({ length: length / 2 + 1 }, (_, firstBin) => ({ firstBin, weights: Float32Array.of(1) }));

/** |DFT|² of a frame under Hann's window, as it is defined. */
function definition(frame: Float32Array, bin: number): number {
    let [re, im] = [0, 0];
    frame.forEach((value, i) => {
        const windowed = value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / frame.length));
        re += windowed * Math.cos((2 * Math.PI * bin * i) / frame.length);
        im += windowed * Math.sin((2 * Math.PI * bin * i) / frame.length);
    });
    return re * re + im * im;
}

test.each([8, 16, 32, 512, 1024, 4096])('spectra of frames of %i samples are those that their definition gives', (length) => {
    const [hop, groups] = [length / 4, 2];
    const samples = noisy(length + 7 * hop);
    const spectra = new BandSpectra({ length, hop, bands: bins(length), of: 'powers' });
    const powers = spectra.ofFours(samples, groups).slice();
    const full = definition(new Float32Array(length).fill(0.1), 0);
    for (let frame = 0; frame < 8; frame++) {
        const at = (bin: number): number => (Math.floor(frame / 4) * (length / 2 + 1) + bin) * 4 + (frame % 4);
        for (const bin of new Set([0, 1, 3, length / 8 + 1, length / 4, length / 2 - 1, length / 2])) {
            const expected = definition(samples.subarray(frame * hop, frame * hop + length), bin);
            expect(Math.abs((powers[at(bin)] ?? NaN) - expected)).toBeLessThan(1e-5 * (expected + full));
        }
    }
}); // prettier-ignore

test.each([512, 1024, 4096])('a tone is as strong in %i samples as it is, in its bin, and lies half as strong in both beside it', (length) => {
    const samples = Float32Array.from({ length: 2 * length }, (_, i) => 0.5 * Math.cos((2 * Math.PI * 21 * i) / length));
    const spectra = new BandSpectra({ length, hop: length / 4, bands: bins(length), of: 'magnitudes' });
    const magnitudes = spectra.ofFours(samples, 1);
    for (let frame = 0; frame < 4; frame++) {
        const strengths = Array.from({ length: 24 }, (_, bin) => (magnitudes[4 * bin + frame] ?? NaN) / (length / 8));
        expect(strengths[21]).toBeCloseTo(1, 5);
        for (const beside of [20, 22]) expect(strengths[beside]).toBeCloseTo(0.5, 5);
        for (const away of [0, 1, 18, 23]) expect(strengths[away]).toBeCloseTo(0, 5);
    }
}); // prettier-ignore

test('a band sums up its bins by their weights', () => {
    const weights = Float32Array.of(0.5, 2, 1);
    const samples = noisy(64);
    const alone = new BandSpectra({ length: 32, hop: 8, bands: bins(32), of: 'powers' }).ofFours(samples, 1).slice();
    const bands = [
        { firstBin: 3, weights },
        { firstBin: 17, weights: new Float32Array(0) },
        { firstBin: 14, weights },
    ];
    const sums = new BandSpectra({ length: 32, hop: 8, bands, of: 'powers' }).ofFours(samples, 1);
    bands.forEach(({ firstBin, weights }, band) => {
        for (let frame = 0; frame < 4; frame++) {
            const expected = weights.reduce((sum, weight, i) => sum + weight * (alone[(firstBin + i) * 4 + frame] ?? 0), 0);
            expect(sums[band * 4 + frame]).toBeCloseTo(expected, 5);
        }
    });
}); // prettier-ignore

test('samples between samples are the sums that the weights say', () => {
    const [samples, weights] = [noisy(120), noisy(3 * 8)];
    const taps = { reach: 3, count: 8, phases: 3, weights };
    for (const phase of [0, 1, 2]) weights.fill(0, phase * 8 + 6, phase * 8 + 8);
    const [place, step, count] = [4.25, 1.37, 81];
    const heard = resampled(samples, taps, { place, step, count });
    heard.forEach((value, i) => {
        const at = place + i * step;
        const row = Math.floor((at % 1) * 3) * 8;
        let expected = 0;
        for (let tap = 0; tap < 6; tap++)
            expected += (samples[Math.floor(at) - 2 + tap] ?? NaN) * (weights[row + tap] ?? NaN);
        expect(value).toBeCloseTo(expected, 6);
    });
});

test('zeros beyond the end stay zeros, whatever stood in the memory before', () => {
    const taps = { reach: 4, count: 8, phases: 1, weights: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 0) };
    const whole = { place: 4, step: 1, count: 6 };
    resampled(new Float32Array(40).fill(NaN), taps, { ...whole, count: 30 });
    expect([...resampled(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), taps, whole)]).toEqual([5, 6, 7, 8, 9, 10]);
});

test('both channels are weighted as the two filters say, however they are cut', () => {
    const [b0, b1, b2, a1, a2, c1, c2] = [1.5, -2.6, 1.2, -1.69, 0.73, -1.99, 0.9901];
    const planes = [noisy(1000), noisy(1000).map((value) => value / 3)];
    const [first = noisy(0), second = noisy(0)] = planes;
    const expected = planes.map((plane) => {
        const shelved: number[] = [];
        const weighted: number[] = [];
        plane.forEach((x, i) => {
            const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = [plane[i - 1], plane[i - 2], shelved[i - 1], shelved[i - 2]];
            const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
            shelved.push(y);
            weighted.push(y - 2 * y1 + y2 - c1 * (weighted[i - 1] ?? 0) - c2 * (weighted[i - 2] ?? 0));
        });
        return weighted.reduce((sum, value) => sum + value * value, 0);
    });
    const filter = new KWeighting([b0, b1, b2, a1, a2, c1, c2]);
    const sums = [[7, 300], [1, 1, 699 - 6]].flatMap((ends, call) => {
        const [from, to] = call === 0 ? [0, 300] : [300, 993];
        return filter.energies(first.subarray(from, to), second.subarray(from, to), ends);
    });
    sums.push(...filter.energies(first.subarray(993), second.subarray(993), [7]));
    [0, 1].forEach((channel) => {
        const sum = sums.reduce((total, pair) => total + (pair[channel] ?? NaN), 0);
        expect(sum / (expected[channel] ?? NaN)).toBeCloseTo(1, 9);
    });
    expect(filter.peak).toBe(Math.max(...planes.flatMap((plane) => [...plane].map(Math.abs))));
}); // prettier-ignore

test.each([1, 4, 255, 1001])('of %i samples of two channels the mix and both powers are those of each', (length) => {
    const [left, right] = [noisy(length), noisy(length)];
    // What stands behind the channels does not count.
    new Pair(new Float32Array(length + 8).fill(NaN), new Float32Array(length + 8).fill(NaN));
    const pair = new Pair(left, right);
    const [middle, side] = pair.powers();
    const power = (sign: number): number =>
        left.reduce((sum, value, i) => sum + (value + sign * (right[i] ?? NaN)) ** 2, 0);
    expect(middle / power(1)).toBeCloseTo(1, 5);
    expect(side / power(-1)).toBeCloseTo(1, 5);
    const faded = pair.mixed(0, 1);
    expect(faded).toHaveLength(length);
    faded.forEach((value, i) =>
        expect(value).toBeCloseTo(((left[i] ?? NaN) + (right[i] ?? NaN) * (1 - (2 * i) / length)) / 2, 6),
    );
});
