import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOneASecond } from './one-a-second.ts';

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

/** As the browser's: one holder at a time, first come first served, and who is aborted while waiting is out. */
function madeUpLocks(): Pick<LockManager, 'request'> {
    let held = Promise.resolve<unknown>(undefined);
    const request = (_name: string, { signal }: LockOptions, callback: () => Promise<unknown>) => {
        const granted = held.then(() => {
            signal?.throwIfAborted();
            return callback();
        });
        held = granted.catch(() => undefined);
        return granted;
    };
    return { request } as unknown as Pick<LockManager, 'request'>;
}

describe.each([
    ['without locks', () => null],
    ['with locks', madeUpLocks],
])('%s', (_name, makeLocks) => {
    test('the first turn comes at once, each other more than a second after the one before', async () => {
        const turn = createOneASecond('queue', makeLocks());
        const came = times([turn(never), turn(never), turn(never)]);
        await vi.advanceTimersByTimeAsync(5000);
        expect(came[0]).toBe(0);
        expect((came[1] ?? 0) - (came[0] ?? 0)).toBeGreaterThan(1000);
        expect((came[2] ?? 0) - (came[1] ?? 0)).toBeGreaterThan(1000);
    });

    test('a turn after a long rest comes at once', async () => {
        const turn = createOneASecond('queue', makeLocks());
        times([turn(never)]);
        await vi.advanceTimersByTimeAsync(5000);
        const came = times([turn(never)]);
        await vi.advanceTimersByTimeAsync(0);
        expect(came).toEqual([0]);
    });

    test('who gives up while waiting is told at once, and costs the next no second', async () => {
        const turn = createOneASecond('queue', makeLocks());
        const controller = new AbortController();
        const given = turn(never);
        const givenUp = turn(controller.signal);
        const next = turn(never);
        const came = times([given, next]);
        const told = expect(givenUp).rejects.toThrow('enough');
        controller.abort(new Error('enough'));
        await told;
        await vi.advanceTimersByTimeAsync(1200);
        expect(came[1]).toBeLessThan(1200);
    });

    test('who has given up before is not queued', async () => {
        const turn = createOneASecond('queue', makeLocks());
        await expect(turn(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    });
});

test('two windows share their turns', async () => {
    const locks = madeUpLocks();
    const [here, there] = [createOneASecond('queue', locks), createOneASecond('queue', locks)];
    const came = times([here(never), there(never)]);
    await vi.advanceTimersByTimeAsync(5000);
    expect((came[1] ?? 0) - (came[0] ?? 0)).toBeGreaterThan(1000);
});

test('a browser that refuses its locks says so', async () => {
    const refused = { request: () => Promise.reject(new DOMException('not here', 'SecurityError')) };
    await expect(createOneASecond('queue', refused as never)(never)).rejects.toThrow('not here');
});
