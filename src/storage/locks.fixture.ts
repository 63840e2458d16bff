/** Locks as the browser's: one holder at a time, first come first served, and who is aborted while waiting is out. */
export function madeUpLocks(): Pick<LockManager, 'request'> {
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

/** As Firefox has them where it blocks all that sites keep. */
export const refusedLocks = (): Pick<LockManager, 'request'> => ({
    request: () => Promise.reject(new DOMException('not allowed in this context', 'SecurityError')),
});
