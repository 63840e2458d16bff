import { expect, test } from 'vitest';
import type { Choices } from '../../recommend/filters.ts';
import { widened } from './widened.ts';

const heard = [{ genre: 'blues', weight: 1 }];
const open: Choices = { language: 'any', time: 'any', genres: null, tags: [] };

test('a question that leaves everything open cannot be widened', () => {
    expect(widened(open, heard)).toEqual([]);
    expect(widened({ ...open, genres: [] }, heard)).toEqual([]);
    expect(widened({ ...open, genres: heard }, heard)).toEqual([]);
});

test('each window of time leads to the next longer one', () => {
    const changes = (['week', 'month', 'year'] as const).map((time) => widened({ ...open, time }, heard));
    expect(changes).toEqual((['month', 'year', 'any'] as const).map((time) => [{ of: 'time', change: { time } }]));
});

test('each filter that narrows has a step of its own, time first', () => {
    const narrow: Choices = {
        language: 'none',
        time: 'week',
        genres: [{ genre: 'metal', weight: 1 }],
        tags: ['mellow'],
    };
    expect(widened(narrow, heard)).toEqual([
        { of: 'time', change: { time: 'month' } },
        { of: 'tags', change: { tags: [] } },
        { of: 'language', change: { language: 'any' } },
        { of: 'genres', change: { genres: null } },
    ]);
    expect(widened(narrow, []).at(-1)).toEqual({ of: 'anyGenre', change: { genres: null } });
});
