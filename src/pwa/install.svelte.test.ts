import { beforeEach, expect, test, vi } from 'vitest';
import { Install, type InstallPrompt } from './install.svelte.ts';

let page: EventTarget;
let kept: Map<string, string>;
const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
};

beforeEach(() => {
    page = new EventTarget();
    kept = new Map();
});

/** The browser finds that the page can be installed. */
function offer(): InstallPrompt {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = vi.fn(() => Promise.resolve({ outcome: 'accepted' as const }));
    const offered = Object.assign(event, { prompt });
    page.dispatchEvent(offered);
    return offered;
}

test('installation is offered when a song was heard, whichever comes first, and never by the browser itself', () => {
    const install = new Install({ page, storage });
    const event = offer();
    expect([event.defaultPrevented, install.isPossible, install.isOffered]).toEqual([true, true, false]);
    install.songWasKept();
    expect(install.isOffered).toBe(true);
    [page, kept] = [new EventTarget(), new Map()];
    const another = new Install({ page, storage });
    another.songWasKept();
    expect(another.isOffered).toBe(false);
    offer();
    expect(another.isOffered).toBe(true);
});

test('it is offered once in all, and stays possible in the settings', () => {
    const first = new Install({ page, storage });
    first.songWasKept();
    offer();
    first.dismiss();
    first.songWasKept();
    expect([first.isPossible, first.isOffered]).toEqual([true, false]);
    const nextVisit = new Install({ page, storage });
    nextVisit.songWasKept();
    offer();
    expect([nextVisit.isPossible, nextVisit.isOffered]).toEqual([true, false]);
});

test('the offer leads to the browser’s own question, and is over then', async () => {
    const install = new Install({ page, storage });
    install.songWasKept();
    const { prompt } = offer();
    await install.run();
    expect(prompt).toHaveBeenCalledTimes(1);
    expect([install.isPossible, install.isOffered]).toEqual([false, false]);
    await install.run();
    expect(prompt).toHaveBeenCalledTimes(1);
});

test('an app that was installed from the browser’s menu is not offered any more', () => {
    const install = new Install({ page, storage });
    install.songWasKept();
    offer();
    page.dispatchEvent(new Event('appinstalled'));
    expect([install.isPossible, install.isOffered]).toEqual([false, false]);
});

test('where nothing can be remembered, nothing is offered', () => {
    const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
    };
    const install = new Install({ page, storage: { getItem: refuse, setItem: refuse } });
    install.songWasKept();
    offer();
    expect([install.isPossible, install.isOffered]).toEqual([true, false]);
});
