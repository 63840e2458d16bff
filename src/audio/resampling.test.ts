import { expect, test } from 'vitest';
import { createResampler } from './resampling.ts';

const toneHz = 1000;
const tone = (rateHz: number, samples: number, from = 0): Float32Array =>
    Float32Array.from({ length: samples }, (_, i) => Math.sin((2 * Math.PI * toneHz * (from + i)) / rateHz));

/** Two seconds of a tone, in blocks of half a second. */
function resampled(fromHz: number, toHz: number): Float32Array {
    const resampler = createResampler(fromHz, toHz);
    const half = fromHz / 2;
    const blocks = [0, 1, 2, 3].map((block) => {
        const left = tone(fromHz, half, block * half);
        return resampler.push({ sampleRateHz: fromHz, left, right: left }).left;
    });
    return Float32Array.from([...blocks, resampler.finish().left].flatMap((block) => [...block]));
}

test.each([
    [22_050, 44_100],
    [48_000, 44_100],
    [44_100, 48_000],
    [96_000, 44_100],
])('a tone at %i Hz is the same tone at %i Hz, as long', (fromHz, toHz) => {
    const got = resampled(fromHz, toHz);
    expect(got).toHaveLength(2 * toHz);
    const wanted = tone(toHz, got.length);
    // The ends reach into the silence around.
    const differences = got.slice(2000, -2000).map((value, i) => Math.abs(value - (wanted[2000 + i] ?? NaN)));
    expect(Math.max(...differences)).toBeLessThan(1e-4);
});

test('what the lower rate cannot hold is gone, not folded', () => {
    const resampler = createResampler(48_000, 8000);
    const left = Float32Array.from({ length: 48_000 }, (_, i) => Math.sin((2 * Math.PI * 6000 * i) / 48_000));
    const { left: got } = resampler.push({ sampleRateHz: 48_000, left, right: left });
    expect(Math.max(...got.slice(500))).toBeLessThan(1e-4);
});

test('mono stays mono, to its end', () => {
    const left = tone(48_000, 48_000);
    for (const right of [left, left.slice()]) {
        const resampler = createResampler(48_000, 44_100);
        const parts = [resampler.push({ sampleRateHz: 48_000, left, right }), resampler.finish()];
        expect(parts.map((part) => part.left === part.right)).toEqual([right === left, right === left]);
        expect(parts[0]?.right).toEqual(parts[0]?.left);
    }
});

test('rates that share no factor are taken as their neighbours', () => {
    const { sampleRateHz, left } = createResampler(44_101, 44_099).push({
        sampleRateHz: 44_101,
        left: tone(44_101, 44_101),
        right: tone(44_101, 44_101),
    });
    expect(sampleRateHz).toBe(44_099);
    expect(left.length / 44_099).toBeCloseTo(1, 2);
});
