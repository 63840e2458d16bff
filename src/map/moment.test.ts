import { expect, test } from 'vitest';
import { typicalMoment } from './moment.ts';

const patch = (startSeconds: number, ...families: readonly number[]) => ({
    startSeconds,
    endSeconds: startSeconds + 10,
    families,
});

test('the typical moment is that which sounds most like the whole', () => {
    const timeline = [patch(0, 0.8, 0.2), patch(30, 0.1, 0.9), patch(60, 0.7, 0.3), patch(90, 0, 1)];
    expect(typicalMoment({ timeline, families: [0.8, 0.2], durationSeconds: 100 })).toBe(60);
});

test('of equal moments the one nearest to the middle is taken, and without any the middle', () => {
    const timeline = [10, 40, 60, 80].map((start) => patch(start, 0.5, 0.5));
    expect(typicalMoment({ timeline, families: [0.5, 0.5], durationSeconds: 100 })).toBe(40);
    expect(typicalMoment({ timeline: [], families: [], durationSeconds: 100 })).toBe(50);
});
