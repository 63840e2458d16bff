import 'fake-indexeddb/auto';
import { get, set } from 'idb-keyval';
import { afterEach, expect, test, vi } from 'vitest';
import { databases } from './names.ts';
import { ownDatabase } from './own-names.fixture.ts';
import { createRetryingStore } from './retrying-store.ts';

const newDatabase = () => ownDatabase(databases.later);

afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
});

const done = (request: IDBOpenDBRequest) =>
    new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onblocked = reject;
    });

test('a window that wants to delete or change the database is not held up, and the next call opens it anew', async () => {
    const database = newDatabase();
    const store = createRetryingStore(database);
    await set('a', 1, store);
    await done(indexedDB.deleteDatabase(database.name));
    expect(await get('a', store)).toBeUndefined();
    await set('a', 2, store);
    expect(await get('a', store)).toBe(2);
});

test('a connection that was closed without a word is opened anew', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const store = createRetryingStore(newDatabase());
    await set('a', 1, store);
    open.mock.results[0]?.value.result.close();
    expect(await get('a', store)).toBe(1);
    expect(open).toHaveBeenCalledTimes(2);
});

test('after a failure to open, the next call tries again', async () => {
    const store = createRetryingStore(newDatabase());
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
        throw new DOMException('internal error', 'UnknownError');
    });
    await expect(set('a', 1, store)).rejects.toThrow('internal error');
    await set('a', 1, store);
    expect(await get('a', store)).toBe(1);
});

test('an opening that another window holds up is given up in the end, and closed when it comes after all', async () => {
    vi.useFakeTimers();
    const held = {} as IDBOpenDBRequest & { onsuccess(): void };
    vi.spyOn(indexedDB, 'open').mockReturnValueOnce(held);
    const answer = get('a', createRetryingStore(newDatabase()));
    const rejected = expect(answer).rejects.toThrow('did not open within 20 s');
    await vi.advanceTimersByTimeAsync(20_000);
    await rejected;
    const close = vi.fn();
    Object.assign(held, { result: { close } });
    held.onsuccess();
    await vi.advanceTimersByTimeAsync(0);
    expect(close).toHaveBeenCalledOnce();
});

test('later calls open anew and wait no more than a moment, until one is opened', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = createRetryingStore(newDatabase());
    const open = vi.spyOn(indexedDB, 'open');
    for (const seconds of [20, 1, 1]) {
        open.mockReturnValueOnce({} as IDBOpenDBRequest);
        const rejected = expect(get('a', store)).rejects.toThrow(`within ${seconds} s`);
        await vi.advanceTimersByTimeAsync(1000 * seconds);
        await rejected;
    }
    vi.useRealTimers();
    await set('a', 1, store);
    expect(await get('a', store)).toBe(1);
    expect(open).toHaveBeenCalledTimes(4);
});
