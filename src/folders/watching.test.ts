import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFolder } from './watching.ts';

let observers: { readonly change: () => void; observed: unknown; isOver: boolean }[];
const root = {} as FileSystemDirectoryHandle;

beforeEach(() => {
    vi.useFakeTimers();
    observers = [];
    vi.stubGlobal(
        'FileSystemObserver',
        class {
            readonly #own;
            constructor(change: () => void) {
                observers.push((this.#own = { change, observed: null as unknown, isOver: false }));
            }
            async observe(...observed: unknown[]): Promise<void> {
                this.#own.observed = observed;
            }
            disconnect(): void {
                this.#own.isOver = true;
            }
        },
    );
});

afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

test('a change is told when all have come to rest, once', () => {
    const told = vi.fn();
    watchFolder(root, told);
    expect(observers[0]?.observed).toEqual([root, { recursive: true }]);
    for (let i = 0; i < 5; i++) {
        observers[0]?.change();
        vi.advanceTimersByTime(1500);
    }
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(told).toHaveBeenCalledTimes(1);
});

test('nothing is told any more when it has ended', () => {
    const told = vi.fn();
    const stop = watchFolder(root, told);
    observers[0]?.change();
    stop();
    vi.advanceTimersByTime(5000);
    expect([told.mock.calls.length, observers[0]?.isOver]).toEqual([0, true]);
});

test('a browser that does not tell of changes is no error', () => {
    vi.stubGlobal('FileSystemObserver', undefined);
    expect(watchFolder(root, () => undefined)).not.toThrow();
});
