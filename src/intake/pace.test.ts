import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first update passes at once, later ones merged, and never more often than the interval', () => {
    const passed: object[] = [];
    const { push } = paced<{ a?: number; b?: number }>((update) => passed.push(update), 100);
    push({ a: 1 });
    expect(passed).toEqual([{ a: 1 }]);
    push({ b: 2 });
    push({ a: 3 });
    vi.advanceTimersByTime(99);
    expect(passed).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(passed).toEqual([{ a: 1 }, { a: 3, b: 2 }]);
    push({ a: 4 });
    expect(passed).toHaveLength(2);
    vi.advanceTimersByTime(100);
    expect(passed).toEqual([{ a: 1 }, { a: 3, b: 2 }, { a: 4 }]);
});

test('after a pause an update passes at once again', () => {
    const passed: object[] = [];
    const { push } = paced<{ a: number }>((update) => passed.push(update), 100);
    push({ a: 1 });
    vi.advanceTimersByTime(500);
    push({ a: 2 });
    expect(passed).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a flush passes on what waits, once', () => {
    const passed: object[] = [];
    const { push, flush } = paced<{ a: number }>((update) => passed.push(update), 100);
    push({ a: 1 });
    push({ a: 2 });
    flush();
    flush();
    vi.advanceTimersByTime(500);
    expect(passed).toEqual([{ a: 1 }, { a: 2 }]);
});
