import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { madeUpLocks } from '../../storage/locks.fixture.ts';
import { lockNames } from '../../storage/names.ts';
import { createRateLimiter } from './rate-limiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

/** When each of the turns came, in milliseconds after now. */
function times(turns: readonly Promise<void>[]): (number | null)[] {
    const began = Date.now();
    const came = turns.map((): number | null => null);
    turns.forEach((turn, index) => void turn.then(() => (came[index] = Date.now() - began)).catch(() => undefined));
    return came;
}

const limiter = (locks: Parameters<typeof createRateLimiter>[1]['locks'] = null) =>
    createRateLimiter(lockNames.musicBrainz, { gapMillis: 1100, locks });

describe.each([
    ['without locks', () => null],
    ['with locks', madeUpLocks],
])('%s', (_name, makeLocks) => {
    test('the first turn comes at once, each other more than a second after the one before', async () => {
        const limit = limiter(makeLocks());
        const came = times([limit(never), limit(never), limit(never)]);
        await vi.advanceTimersByTimeAsync(5000);
        expect(came[0]).toBe(0);
        expect((came[1] ?? 0) - (came[0] ?? 0)).toBeGreaterThan(1000);
        expect((came[2] ?? 0) - (came[1] ?? 0)).toBeGreaterThan(1000);
    });

    test('a turn after a long rest comes at once', async () => {
        const limit = limiter(makeLocks());
        times([limit(never)]);
        await vi.advanceTimersByTimeAsync(5000);
        const came = times([limit(never)]);
        await vi.advanceTimersByTimeAsync(0);
        expect(came).toEqual([0]);
    });

    test('who gives up while waiting is told at once, and costs the next no second', async () => {
        const limit = limiter(makeLocks());
        const controller = new AbortController();
        const given = limit(never);
        const givenUp = limit(controller.signal);
        const next = limit(never);
        const came = times([given, next]);
        const told = expect(givenUp).rejects.toThrow('enough');
        controller.abort(new Error('enough'));
        await told;
        await vi.advanceTimersByTimeAsync(1200);
        expect(came[1]).toBeLessThan(1200);
    });

    test('who has given up before is not queued', async () => {
        const limit = limiter(makeLocks());
        await expect(limit(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    });
});

test('two windows share their turns', async () => {
    const locks = madeUpLocks();
    const [here, there] = [limiter(locks), limiter(locks)];
    const came = times([here(never), there(never)]);
    await vi.advanceTimersByTimeAsync(5000);
    expect((came[1] ?? 0) - (came[0] ?? 0)).toBeGreaterThan(1000);
});
