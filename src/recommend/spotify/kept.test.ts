import { afterEach, expect, test, vi } from 'vitest';
import { onKeptElsewhere } from './kept.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A browser's window, as far as other windows reach it; what it returns says that they changed a key. */
function stubWindow(): (key: string | null) => void {
    const window = new EventTarget();
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    return (key) => window.dispatchEvent(Object.assign(new Event('storage'), { key }));
}

test('what another window keeps is told, what others keep is not', () => {
    const change = stubWindow();
    const told = vi.fn();
    onKeptElsewhere(told);
    change('something-else');
    expect(told).not.toHaveBeenCalled();
    change('segue-spotify');
    // All that was kept was deleted.
    change(null);
    expect(told).toHaveBeenCalledTimes(2);
});
