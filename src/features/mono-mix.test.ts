import { expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { MonoMix } from './mono-mix.ts';

const sampleRateHz = 1000;
const tone = (hz: number, gain = 1) =>
    Float32Array.from({ length: sampleRateHz }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / sampleRateHz));
const mixed = (mix: MonoMix, left: Float32Array, right: Float32Array): Float32Array =>
    mix.mixed({ sampleRateHz, left, right } satisfies Samples).slice();
const energy = (samples: Float32Array): number => samples.reduce((sum, value) => sum + value * value, 0);

test('is the mean of both channels, to the last bit', () => {
    const [left, right] = [tone(50), tone(70, 0.5)];
    const expected = left.map((value, i) => (value + (right[i] ?? 0)) / 2);
    expect(mixed(new MonoMix(), left, right)).toEqual(expected);
    expect(mixed(new MonoMix(), left, left)).toEqual(left);
});

test.each([1, 0.9, 0.6])(
    'of a channel and itself turned round at %f is as loud as the channel’s middle was',
    (gain) => {
        const turned = mixed(new MonoMix(), tone(50), tone(50, -gain));
        const right = mixed(new MonoMix(), tone(50), tone(50, gain));
        turned.forEach((value, i) => expect(value).toBeCloseTo(right[i] ?? 0, 6));
    },
);

test('of a song whose right channel is turned round is what the song’s own was', () => {
    const [voice, wide] = [tone(50), tone(70, 0.3)];
    const left = voice.map((value, i) => value + (wide[i] ?? 0));
    const right = voice.map((value, i) => value - (wide[i] ?? 0));
    const turned = mixed(
        new MonoMix(),
        left,
        right.map((value) => -value),
    );
    turned.forEach((value, i) => expect(value).toBeCloseTo(voice[i] ?? 0, 6));
});

test('of one side alone is that side, half as strong', () => {
    expect(mixed(new MonoMix(), tone(50), new Float32Array(sampleRateHz))).toEqual(tone(50, 0.5));
});

test('passes from one to the other without a step, and only when most of the sound says so', () => {
    const mix = new MonoMix();
    for (let second = 0; second < 5; second++) mixed(mix, tone(50), tone(50));
    expect(energy(mixed(mix, tone(50), tone(50, -1)))).toBeLessThan(1e-6);
    const later = Array.from({ length: 30 }, () => mixed(mix, tone(50), tone(50, -1)));
    expect(energy(later.at(-1) ?? new Float32Array())).toBeCloseTo(energy(tone(50)), 3);
    const steps = later.flatMap((block) => [...block].map((value, i) => Math.abs(value - (block[i - 1] ?? 0))));
    expect(Math.max(...steps)).toBeLessThan(0.4);
});

test('of a block that is asked for again is what it was, and counts once', () => {
    const [once, twice] = [new MonoMix(), new MonoMix()];
    const turned = { sampleRateHz, left: tone(50), right: tone(50, -1) };
    mixed(once, tone(50), tone(50));
    mixed(twice, tone(50), tone(50));
    for (let second = 0; second < 20; second++) {
        const block = { ...turned };
        const heard = once.mixed(block).slice();
        expect(twice.mixed(block)).toEqual(heard);
        expect(twice.mixed(block)).toEqual(heard);
    }
});

test('of ten seconds at once is what it is of one second after the other', () => {
    const seconds = Array.from({ length: 10 }, (_, second) => tone(50, second < 3 ? 1 : -1));
    const [left, right] = [Array.from({ length: 10 }, () => tone(50)), seconds];
    const one = new MonoMix();
    const apart = seconds.flatMap((plane) => [...mixed(one, tone(50), plane)]);
    const joined = (planes: readonly Float32Array[]) => Float32Array.from(planes.flatMap((plane) => [...plane]));
    expect([...mixed(new MonoMix(), joined(left), joined(right))]).toEqual(apart);
    expect(apart.some((value, i) => value !== apart[i % sampleRateHz])).toBe(true);
});
