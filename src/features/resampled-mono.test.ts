import { expect, test } from 'vitest';
import { ResampledMono } from './resampled-mono.ts';

const target = 11_025;

function tone(hz: number, sampleRateHz: number, seconds: number): Float32Array {
    return Float32Array.from({ length: sampleRateHz * seconds }, (_, i) =>
        Math.sin((2 * Math.PI * hz * i) / sampleRateHz),
    );
}

/** In blocks of a length of its own. */
function resample(channel: Float32Array, sampleRateHz: number, block: number): Float32Array {
    const resampler = new ResampledMono(sampleRateHz, target);
    const parts: number[] = [];
    for (let start = 0; start < channel.length; start += block) {
        const left = channel.subarray(start, start + block);
        parts.push(...resampler.push({ sampleRateHz, left, right: left }));
    }
    return Float32Array.from(parts);
}

const power = (samples: Float32Array): number =>
    samples.reduce((sum, value) => sum + value * value, 0) / samples.length;

test.each([8000, 22_050, 44_100, 48_000])(
    'a tone at %i Hz is the same tone afterwards, at its place in time',
    (sampleRateHz) => {
        const heard = resample(tone(440, sampleRateHz, 1), sampleRateHz, 4096);
        const expected = tone(440, target, 1);
        expect(heard.length).toBeGreaterThan(target - 60);
        const differences = heard.map((value, i) => value - (expected[i] ?? 0)).subarray(100, -100);
        expect(Math.sqrt(power(differences))).toBeLessThan(0.01);
    },
);

test('what lies above half the new rate does not come back as something lower', () => {
    expect(power(resample(tone(7000, 44_100, 1), 44_100, 4096))).toBeLessThan(1e-4);
});

test('the blocks leave no trace', () => {
    const channel = tone(1000, 48_000, 0.5);
    const whole = resample(channel, 48_000, channel.length);
    const pieces = resample(channel, 48_000, 997);
    expect(Math.abs(whole.length - pieces.length)).toBeLessThanOrEqual(1);
    for (let i = 0; i < pieces.length; i += 37) expect(pieces[i]).toBeCloseTo(whole[i] ?? NaN, 2);
});
