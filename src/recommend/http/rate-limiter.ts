import { createLock } from '../../storage/lock.ts';
import type { LockName } from '../../storage/names.ts';

/** Resolves when the next request may go out; rejects with the signal's reason, and then costs the next nothing. */
export type RateLimiter = (signal: AbortSignal) => Promise<void>;

interface Options {
    /** Between two requests, however many windows ask. */
    readonly gapMillis: number;
    readonly locks?: Pick<LockManager, 'request'> | null;
}

/** Requests of one name wait for each other, in all windows of this browser where it has locks. */
export function createRateLimiter(name: LockName, { gapMillis, ...options }: Options): RateLimiter {
    const lock = createLock(name, { holdMillis: gapMillis, ...options });
    return (signal) => lock(() => Promise.resolve(), signal);
}
