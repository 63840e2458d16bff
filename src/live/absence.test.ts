import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { longestHiddenMillis, watchAbsence } from './absence.ts';

class Page extends EventTarget {
    visibilityState: DocumentVisibilityState = 'visible';

    turn(state: DocumentVisibilityState): void {
        this.visibilityState = state;
        this.dispatchEvent(new Event('visibilitychange'));
    }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page that is hidden for long is forgotten, one that is seen in between is not', () => {
    const page = new Page();
    const onForgotten = vi.fn();
    watchAbsence(onForgotten, page);
    page.turn('hidden');
    vi.advanceTimersByTime(longestHiddenMillis - 1);
    page.turn('visible');
    vi.advanceTimersByTime(2 * longestHiddenMillis);
    expect(onForgotten).not.toHaveBeenCalled();
    page.turn('hidden');
    vi.advanceTimersByTime(longestHiddenMillis);
    expect(onForgotten).toHaveBeenCalledOnce();
});

test('a watch that was ended says nothing', () => {
    const page = new Page();
    const onForgotten = vi.fn();
    const end = watchAbsence(onForgotten, page);
    page.turn('hidden');
    end();
    vi.advanceTimersByTime(2 * longestHiddenMillis);
    page.turn('hidden');
    vi.advanceTimersByTime(2 * longestHiddenMillis);
    expect(onForgotten).not.toHaveBeenCalled();
});
