import { expect, test } from 'vitest';
import { isMono } from '../audio/samples.ts';
import { BlockCollector } from './block-collector.ts';

const quantum = 128;
const sampleRateHz = 48_000;

const ramp = (from: number): Float32Array => Float32Array.from({ length: quantum }, (_, i) => (from + i) / 1e6);

test('quanta become blocks of a quarter of a second, nothing lost and nothing twice', () => {
    const collector = new BlockCollector(sampleRateHz);
    const blocks = Array.from({ length: 188 }, (_, i) => collector.push([ramp(i * quantum)], quantum)).flat();
    expect(blocks.map(({ left }) => left.length)).toEqual([12_000, 12_000]);
    const samples = blocks.flatMap(({ left }) => [...left]);
    expect(samples).toEqual([...Float32Array.from({ length: 24_000 }, (_, i) => i / 1e6)]);
});

test('one channel is mono, two are left and right', () => {
    const collector = new BlockCollector(800);
    const [mono] = collector.push([new Float32Array(200).fill(0.5)], 200);
    const [stereo] = collector.push([new Float32Array(200).fill(0.5), new Float32Array(200).fill(-0.5)], 200);
    expect(mono && isMono(mono)).toBe(true);
    expect(stereo && isMono(stereo)).toBe(false);
    expect([stereo?.left[7], stereo?.right[7]]).toEqual([0.5, -0.5]);
});

test('a source that gives no channels is silent for as long', () => {
    const collector = new BlockCollector(800);
    collector.push([new Float32Array(100).fill(0.5)], 100);
    const [block] = collector.push([], 100);
    expect([block?.left[99], block?.left[100]]).toEqual([0.5, 0]);
});
