import { expect, test } from 'vitest';
import { heightIn, linePath, spanOf } from './arc-picture.ts';

test('the calmest stands at the bottom and the liveliest at the top', () => {
    const span = spanOf([0.2, 0.9, 0.5]);
    expect([0.2, 0.55, 0.9].map((value) => heightIn(span, value))).toEqual([
        expect.closeTo(0),
        expect.closeTo(0.5),
        expect.closeTo(1),
    ]);
});

test('what is all alike looks level, in the middle', () => {
    const span = spanOf([0.5, 0.52]);
    expect(heightIn(span, 0.51)).toBeCloseTo(0.5);
    expect(heightIn(span, 0.52) - heightIn(span, 0.5)).toBeLessThan(0.1);
});

test('the line goes from left to right', () => {
    const points = [
        { part: 0, value: 0 },
        { part: 1, value: 1 },
    ];
    expect(linePath(points, { low: 0, high: 1 })).toBe('M0.00 100.00L100.00 0.00');
    expect(linePath([], { low: 0, high: 1 })).toBe('');
});
