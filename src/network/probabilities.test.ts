import { expect, test } from 'vitest';
import { sigmoid, softmaxRows } from './probabilities.ts';

test('each row of a softmax adds up to one and keeps the order of its logits', () => {
    const probabilities = softmaxRows(Float32Array.of(1, 3, 2, -5, -5, -5), 3, 1);
    expect(probabilities[0]).toBeCloseTo(0.09003, 5);
    expect(probabilities[1]).toBeCloseTo(0.66524, 5);
    expect(probabilities[2]).toBeCloseTo(0.24473, 5);
    for (const equal of probabilities.subarray(3)) expect(equal).toBeCloseTo(1 / 3, 6);
});

test('a temperature of two gives what halved logits give', () => {
    const warm = softmaxRows(Float32Array.of(4, 2, -6), 3, 2);
    const halved = softmaxRows(Float32Array.of(2, 1, -3), 3, 1);
    warm.forEach((probability, index) => expect(probability).toBeCloseTo(halved[index] ?? NaN, 6));
});

test('logits of any size stay finite', () => {
    expect([...softmaxRows(Float32Array.of(2000, -2000), 2, 0.5)]).toEqual([1, 0]);
    expect([...sigmoid(Float32Array.of(-2000, 0, 2000))]).toEqual([0, 0.5, 1]);
});
