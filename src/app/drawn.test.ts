import { afterEach, expect, test, vi } from 'vitest';
import { drawn } from './drawn.ts';

afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

/** A browser that draws when it is told to. */
function stubBrowser(): { draw: (name: string) => void } {
    let tell: (list: unknown, observer: unknown) => void = () => undefined;
    class Observer {
        static readonly supportedEntryTypes = ['paint'];
        constructor(told: typeof tell) {
            tell = told;
        }
        observe(): void {}
        disconnect(): void {}
    }
    vi.stubGlobal('PerformanceObserver', Observer);
    const entriesOf = (name: string) => ({ getEntriesByName: (asked: string) => (asked === name ? [{}] : []) });
    return { draw: (name) => tell(entriesOf(name), { disconnect: () => undefined }) };
}

/** Whether it has resolved by now. */
async function isOver(promise: Promise<void>): Promise<boolean> {
    return Promise.race([promise.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);
}

test('it is over when something of the page is drawn, not with its background', async () => {
    vi.useFakeTimers();
    const { draw } = stubBrowser();
    const waiting = drawn();
    draw('first-paint');
    expect(await isOver(waiting)).toBe(false);
    draw('first-contentful-paint');
    await vi.advanceTimersByTimeAsync(0);
    expect(await isOver(waiting)).toBe(true);
});

test('in the background, where nothing is drawn, it is over after a second', async () => {
    vi.useFakeTimers();
    stubBrowser();
    const waiting = drawn();
    await vi.advanceTimersByTimeAsync(999);
    expect(await isOver(waiting)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isOver(waiting)).toBe(true);
});

test('where the browser does not tell, nobody waits', async () => {
    vi.stubGlobal('PerformanceObserver', { supportedEntryTypes: ['longtask'] });
    expect(await isOver(drawn())).toBe(true);
});

test('all who wait go on in tasks of their own', async () => {
    vi.useFakeTimers();
    const { draw } = stubBrowser();
    const waiting = drawn();
    draw('first-contentful-paint');
    expect(await isOver(waiting)).toBe(false);
    await vi.advanceTimersToNextTimerAsync();
    expect(await isOver(waiting)).toBe(true);
});
