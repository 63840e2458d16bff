import { afterEach, expect, test, vi } from 'vitest';
import { changeElsewhere, onKeptElsewhere } from './kept.ts';

afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

/** A browser's window, as far as other windows reach it; what it returns says that they changed a key. */
function stubWindow(): (key: string | null) => void {
    const window = new EventTarget();
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    return (key) => window.dispatchEvent(Object.assign(new Event('storage'), { key }));
}

test('what another window keeps is told, what others keep is not, and after the signal nothing is', () => {
    const change = stubWindow();
    const told = vi.fn();
    const listening = new AbortController();
    onKeptElsewhere(told, { signal: listening.signal });
    change('something-else');
    expect(told).not.toHaveBeenCalled();
    change('segue-spotify');
    // All that was kept was deleted.
    change(null);
    expect(told).toHaveBeenCalledTimes(2);
    listening.abort();
    change('segue-spotify');
    expect(told).toHaveBeenCalledTimes(2);
});

test('a change in another window is waited for no longer than it takes to come', async () => {
    vi.useFakeTimers();
    const change = stubWindow();
    const ended = vi.fn();
    const waiting = changeElsewhere(500).then(ended);
    await vi.advanceTimersByTimeAsync(100);
    change('something-else');
    await vi.advanceTimersByTimeAsync(100);
    expect(ended).not.toHaveBeenCalled();
    change('segue-spotify');
    await waiting;
    expect(ended).toHaveBeenCalledOnce();
});

test('where no change comes, the wait ends by itself; where there are no windows, at once', async () => {
    vi.useFakeTimers();
    await changeElsewhere(500);
    stubWindow();
    const ended = vi.fn();
    const waiting = changeElsewhere(500).then(ended);
    await vi.advanceTimersByTimeAsync(499);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(ended).toHaveBeenCalledOnce();
});
