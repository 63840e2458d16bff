import { expect, test } from 'vitest';
import { layoutOfMask } from './channels/channel-layout.ts';
import { samplesOf } from './mixing.ts';

const plane = (...values: number[]): Float32Array => new Float32Array(values);
const halfPower = Math.fround(Math.SQRT1_2);
const both = [halfPower, halfPower];

/** What each channel alone gives left and right. */
function sidesOf(channels: number, mask?: number): number[][] {
    return Array.from({ length: channels }, (_, channel) => {
        const planes = Array.from({ length: channels }, (_, i) => plane(i === channel ? 1 : 0));
        const { left, right } = samplesOf(44_100, planes, mask === undefined ? null : layoutOfMask(mask, channels));
        return [...left, ...right];
    });
}

test('mono is the same array twice and stereo stays as it is, neither is surround', () => {
    const mono = samplesOf(44_100, [plane(0.5)]);
    expect(mono.left).toBe(mono.right);
    const [left, right] = [plane(0.1), plane(0.2)];
    expect(samplesOf(44_100, [left, right])).toEqual({ sampleRateHz: 44_100, left, right });
    expect(mono.surround).toBeUndefined();
});

test('each channel of 5.1 comes out where ITU-R BS.775 puts it, and the LFE in the middle', () => {
    expect(sidesOf(6)).toEqual([[1, 0], [0, 1], both, both, [halfPower, 0], [0, halfPower]]);
});

test('the back centre of 6.1 and 4.0 comes from both sides, where the file says that it is there', () => {
    expect(sidesOf(7)[4]).toEqual(both);
    expect(sidesOf(4, 0x107)).toEqual([[1, 0], [0, 1], both, both]);
    expect(sidesOf(4)).toEqual([
        [1, 0],
        [0, 1],
        [halfPower, 0],
        [0, halfPower],
    ]);
});

test.each([2, 3, 4, 5, 6, 7, 8, 9, 12, 32])('no channel of %i is lost, whatever its place', (channels) => {
    for (const mask of [undefined, 0x4, 0xc, 0x3ffff]) {
        const silent = sidesOf(channels, mask).filter((sides) => Math.max(...sides) < 0.5);
        expect(silent).toEqual([]);
    }
});

test('two channels that are not left and right are no stereo', () => {
    expect(samplesOf(44_100, [plane(1), plane(0)], ['C', 'LFE']).surround?.layout).toEqual(['C', 'LFE']);
    expect(samplesOf(44_100, [plane(1), plane(0)], ['L', 'R']).surround).toBeUndefined();
});

test('a layout of another number of channels is none', () => {
    const planes = [plane(1), plane(1), plane(1)];
    expect(samplesOf(44_100, planes, ['L', 'R']).surround?.layout).toEqual(['L', 'R', 'C']);
});

test('values that are not finite, or louder than any recording, become silence', () => {
    expect(samplesOf(44_100, [plane(4, -15, 1e6, -17)]).left).toEqual(plane(4, -15, 0, 0));
    expect(samplesOf(44_100, [plane(NaN, 0.5, Infinity, -Infinity)]).left).toEqual(plane(0, 0.5, 0, 0));
});
