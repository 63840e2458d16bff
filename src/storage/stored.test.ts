import { afterEach, expect, test, vi } from 'vitest';
import { attempt } from './stored.ts';

afterEach(() => {
    vi.unstubAllGlobals();
    for (const name of ['localStorage', 'indexedDB'] as const) Reflect.deleteProperty(globalThis, name);
});

const failing = (error: Error) => () => Promise.reject(error);

function blocked(name: string): void {
    const get = (): never => {
        throw new DOMException('Access is denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, name, { configurable: true, get });
}

test.each([
    ['QuotaExceededError', 'storage-full'],
    ['SecurityError', 'storage-blocked'],
    ['InvalidStateError', 'storage-blocked'],
    ['UnknownError', 'storage-broken'],
])('%s is %s', async (name, reason) => {
    vi.stubGlobal('indexedDB', {});
    expect(await attempt(failing(new DOMException('', name)))).toEqual({ ok: false, reason });
});

test.each(['localStorage', 'indexedDB'])(
    'where the very name of %s throws, the browser keeps nothing',
    async (name) => {
        if (name !== 'indexedDB') vi.stubGlobal('indexedDB', {});
        blocked(name);
        const error = new DOMException('The user denied permission to access the database.', 'UnknownError');
        expect(await attempt(failing(error))).toEqual({ ok: false, reason: 'storage-blocked' });
    },
);
