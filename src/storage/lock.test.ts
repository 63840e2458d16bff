import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLock } from './lock.ts';
import { madeUpLocks, refusedLocks } from './locks.fixture.ts';
import { lockNames } from './names.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

const pause = (millis: number) => new Promise((end) => setTimeout(end, millis));

describe.each([
    ['without locks', () => null],
    ['with locks', madeUpLocks],
    ['with locks that are refused', refusedLocks],
])('%s', (_name, makeLocks) => {
    test('a task begins when the one before has ended, and its result is told', async () => {
        const lock = createLock(lockNames.musicBrainz, { locks: makeLocks() });
        const said: string[] = [];
        const task = (name: string) => async () => {
            said.push(`${name} begins`);
            await pause(100);
            said.push(`${name} ends`);
            return name;
        };
        const results = Promise.all([lock(task('a')), lock(task('b'))]);
        await vi.advanceTimersByTimeAsync(200);
        expect(await results).toEqual(['a', 'b']);
        expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    });

    test('a task that fails tells why, and keeps nobody from the next', async () => {
        const lock = createLock(lockNames.musicBrainz, { locks: makeLocks() });
        const failed = expect(lock(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
        expect(await lock(() => Promise.resolve('next'))).toBe('next');
        await failed;
    });

    test('a task that was begun goes on, though nobody waits for it any more', async () => {
        const lock = createLock(lockNames.musicBrainz, { locks: makeLocks() });
        const controller = new AbortController();
        let hasEnded = false;
        const task = lock(() => pause(100).then(() => (hasEnded = true)), controller.signal);
        await vi.advanceTimersByTimeAsync(50);
        controller.abort(new Error('enough'));
        await expect(task).rejects.toThrow('enough');
        await vi.advanceTimersByTimeAsync(50);
        expect(hasEnded).toBe(true);
    });
});

test('a lock that is held on lets its own task be told of at once, and other windows wait', async () => {
    const locks = madeUpLocks();
    const began = Date.now();
    const [here, there] = [1, 2].map(() => createLock(lockNames.musicBrainz, { holdMillis: 500, locks }));
    const times = [here, there].map((lock) => lock?.(() => Promise.resolve(Date.now() - began)));
    await vi.advanceTimersByTimeAsync(0);
    expect(await times[0]).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(await times[1]).toBe(500);
});

test('the browser’s locks are looked for when they are needed', async () => {
    const lock = createLock(lockNames.musicBrainz);
    const request = vi.fn((_name: string, _options: LockOptions, turn: () => Promise<unknown>) => turn());
    vi.stubGlobal('navigator', { locks: { request } });
    expect(await lock(() => Promise.resolve(1))).toBe(1);
    expect(request).toHaveBeenCalledOnce();
});

test('a browser whose locks fail for another reason says so', async () => {
    const refused = { request: () => Promise.reject(new DOMException('not here', 'InvalidStateError')) };
    await expect(createLock(lockNames.musicBrainz, { locks: refused })(() => Promise.resolve())).rejects.toThrow(
        'not here',
    );
});
