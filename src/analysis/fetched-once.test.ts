import { expect, test } from 'vitest';
import { fetchedOnce } from './fetched-once.ts';

test('what came is remembered, also while it is on its way', async () => {
    let calls = 0;
    const get = fetchedOnce(async () => ++calls);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
});

test('a failure is forgotten, so that the next call tries again', async () => {
    let calls = 0;
    const get = fetchedOnce(async () => {
        if (++calls === 1) throw new Error('offline');
        return calls;
    });
    await expect(get()).rejects.toThrow('offline');
    expect(await get()).toBe(2);
});
