import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { Install, type InstallPrompt } from './install.svelte.ts';

let page: EventTarget;

beforeEach(openBrowser);
afterEach(() => void vi.unstubAllGlobals());

function openBrowser(): void {
    page = new EventTarget();
    vi.stubGlobal('localStorage', new MemoryStorage());
}

/** The browser finds that the page can be installed. */
function offer(): InstallPrompt {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = vi.fn(() => Promise.resolve({ outcome: 'accepted' as const }));
    const offered = Object.assign(event, { prompt });
    page.dispatchEvent(offered);
    return offered;
}

test('installation is offered when a song was heard, whichever comes first, and never by the browser itself', () => {
    const install = new Install({ page });
    const event = offer();
    expect([event.defaultPrevented, install.isPossible, install.isOffered]).toEqual([true, true, false]);
    install.songWasKept();
    expect(install.isOffered).toBe(true);
    openBrowser();
    const another = new Install({ page });
    another.songWasKept();
    expect(another.isOffered).toBe(false);
    offer();
    expect(another.isOffered).toBe(true);
});

test('it is offered once in all, and stays possible in the settings', () => {
    const first = new Install({ page });
    first.songWasKept();
    offer();
    first.dismiss();
    first.songWasKept();
    expect([first.isPossible, first.isOffered]).toEqual([true, false]);
    const nextVisit = new Install({ page });
    nextVisit.songWasKept();
    offer();
    expect([nextVisit.isPossible, nextVisit.isOffered]).toEqual([true, false]);
});

test('the offer leads to the browser’s own question, and is over then', async () => {
    const install = new Install({ page });
    install.songWasKept();
    const { prompt } = offer();
    await install.run();
    expect(prompt).toHaveBeenCalledTimes(1);
    expect([install.isPossible, install.isOffered]).toEqual([false, false]);
    await install.run();
    expect(prompt).toHaveBeenCalledTimes(1);
});

test('an app that was installed from the browser’s menu is not offered any more', () => {
    const install = new Install({ page });
    install.songWasKept();
    offer();
    page.dispatchEvent(new Event('appinstalled'));
    expect([install.isPossible, install.isOffered]).toEqual([false, false]);
});

test('where nothing can be remembered, nothing is offered', () => {
    vi.stubGlobal('localStorage', blockedStorage);
    const install = new Install({ page });
    install.songWasKept();
    offer();
    expect([install.isPossible, install.isOffered]).toEqual([true, false]);
});
