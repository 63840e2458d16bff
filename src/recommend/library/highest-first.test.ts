import { expect, test } from 'vitest';
import { randomNumbers } from '../../../fixtures/random-numbers.ts';
import { highestFirst } from './highest-first.ts';

const random = randomNumbers(7);
const indices = (values: Float32Array): number[] => [...highestFirst(values)].map(({ index }) => index);

test('all values come, the highest first, each with its place', () => {
    const values = Float32Array.from({ length: 3000 }, () => 2 * random() - 1);
    const sorted = [...values.keys()].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
    expect(indices(values)).toEqual(sorted);
    for (const { index, value } of highestFirst(values)) expect(value).toBe(values[index]);
});

test('equal values come in their order, however many there are', () => {
    expect(indices(new Float32Array(500).fill(0.25))).toEqual([...Array(500).keys()]);
    expect(indices(Float32Array.of(0, 1, 0, 1))).toEqual([1, 3, 0, 2]);
});

test('what rounding has led beyond 1 or -1 stands at the ends, and of none there is none', () => {
    expect(indices(Float32Array.of(-1, 1, 1.0000002, -1.0000002, 0))).toEqual([2, 1, 4, 0, 3]);
    expect(indices(new Float32Array())).toEqual([]);
});
