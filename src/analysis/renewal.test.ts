import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Renewal } from './renewal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pace = { firstSeconds: 3, everySeconds: 1, mostShare: 0.25 };

const takes = (millis: number) => async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(millis);
};

test('it is due for the first time after its first seconds', () => {
    const renewal = new Renewal(pace);
    expect([2.9, 3].map((seconds) => renewal.isDue(seconds))).toEqual([false, true]);
});

test('what is quick is due again after its pace', async () => {
    const renewal = new Renewal(pace);
    await renewal.spend(3, takes(50));
    expect([3.9, 4].map((seconds) => renewal.isDue(seconds))).toEqual([false, true]);
});

test('what takes long is due so seldom that it takes no more than its share of the time', async () => {
    const renewal = new Renewal(pace);
    await renewal.spend(3, takes(2000));
    expect([10.9, 11].map((seconds) => renewal.isDue(seconds))).toEqual([false, true]);
});
