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

const never = new AbortController().signal;

test('one window listens at a time, and the next when it has ended', async () => {
    const shared = locks();
    const release = await claimListening(never, shared);
    expect(await claimListening(never, shared)).toBeNull();
    release?.();
    await Promise.resolve();
    expect(await claimListening(never, shared)).not.toBeNull();
});

test('a listening that is called off lets the next one, be it before or after its turn has come', async () => {
    const shared = locks();
    const calledOff = new AbortController();
    await claimListening(calledOff.signal, shared);
    calledOff.abort();
    await Promise.resolve();
    await claimListening(calledOff.signal, shared);
    await Promise.resolve();
    expect(await claimListening(never, shared)).not.toBeNull();
});

test('without locks each window may', async () => {
    expect(await claimListening(never, null)).not.toBeNull();
});

test('where a browser that keeps nothing for pages grants no locks each window may, and what else breaks is told', async () => {
    const refusing = (name: string) => ({ request: () => Promise.reject(new DOMException('', name)) });
    expect(await claimListening(never, refusing('SecurityError'))).not.toBeNull();
    await expect(claimListening(never, refusing('InvalidStateError'))).rejects.toThrow(DOMException);
});
