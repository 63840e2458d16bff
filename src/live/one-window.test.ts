import { expect, test } from 'vitest';
import { claimListening } from './one-window.ts';

/** As the browser's, for who asks only whether it is free. */
function locks(): Pick<LockManager, 'request'> {
    let isHeld = false;
    const request = async (
        _: string,
        __: LockOptions,
        callback: (lock: object | null) => Promise<void> | undefined,
    ) => {
        if (isHeld) return callback(null);
        isHeld = true;
        await callback({});
        isHeld = false;
    };
    return { request } as unknown as Pick<LockManager, 'request'>;
}

test('one window listens at a time, and the next when it has ended', async () => {
    const shared = locks();
    const release = await claimListening(shared);
    expect(await claimListening(shared)).toBeNull();
    release?.();
    await Promise.resolve();
    expect(await claimListening(shared)).not.toBeNull();
});

test('without locks each window may', async () => {
    expect(await claimListening(null)).not.toBeNull();
});
