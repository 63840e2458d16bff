import { expect, test } from 'vitest';
import { levelOf } from './level.ts';

test('what is measured from 0 to 1 is low, moderate or high, each by its own borders', () => {
    expect([0, 0.34, 0.35, 0.74, 0.75, 1].map((value) => levelOf('energy', value))).toEqual([
        'low',
        'low',
        'moderate',
        'moderate',
        'high',
        'high',
    ]);
    expect([0.24, 0.25, 0.69, 0.7].map((value) => levelOf('danceability', value))).toEqual([
        'low',
        'moderate',
        'moderate',
        'high',
    ]);
});
