import { expect, test } from 'vitest';
import { mixToStereo } from './mixing.ts';

const plane = (...values: number[]): Float32Array => new Float32Array(values);
const halfPower = Math.fround(Math.SQRT1_2);

test('mono is the same array twice and stereo stays as it is', () => {
    const mono = mixToStereo([plane(0.5)]);
    expect(mono.left).toBe(mono.right);
    const [left, right] = [plane(0.1), plane(0.2)];
    expect(mixToStereo([left, right])).toEqual({ left, right });
});

test('each channel of 5.1 comes out where ITU-R BS.775 puts it', () => {
    const sides = (channel: number): number[] => {
        const planes = Array.from({ length: 6 }, (_, i) => plane(i === channel ? 1 : 0));
        const { left, right } = mixToStereo(planes);
        return [...left, ...right];
    };
    expect([0, 1, 2, 3, 4, 5].map(sides)).toEqual([
        [1, 0],
        [0, 1],
        [halfPower, halfPower],
        [0, 0],
        [halfPower, 0],
        [0, halfPower],
    ]);
});

test('an unknown layout keeps its first two channels', () => {
    const planes = Array.from({ length: 12 }, (_, i) => plane(i));
    expect(mixToStereo(planes)).toEqual({ left: plane(0), right: plane(1) });
});

test('values that are not finite become silence', () => {
    expect(mixToStereo([plane(NaN, 0.5, Infinity, -Infinity)]).left).toEqual(plane(0, 0.5, 0, 0));
});
