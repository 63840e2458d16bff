import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { libraryAt } from '../library/own-library.fixture.ts';
import type { OpenCapture } from './capture.ts';
import { Live } from './live.svelte.ts';

// The worklet has an address in a browser only.
vi.mock('./worklet.ts?worker&url', () => ({ default: 'https://segue.test/worklet.js' }));

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What nothing of is to be asked for. */
const unasked = () => vi.fn(() => Promise.reject(new Error('expected not to be asked')));

test('where another window listens this one does not, and the browser is not asked for the device', async () => {
    const open = unasked();
    const live = new Live({ analyser: { listen: unasked() }, library: libraryAt(), open, claim: async () => null });
    await live.listen('microphone');
    expect([live.stage, live.problem]).toEqual(['ready', 'elsewhere']);
    expect(open).not.toHaveBeenCalled();
});

test('where its turn cannot be had the device is not asked for, and it can be tried again', async () => {
    const open = unasked();
    const claim = () => Promise.reject(new Error('no turn'));
    const live = new Live({ analyser: { listen: unasked() }, library: libraryAt(), open, claim });
    await expect(live.listen('microphone')).rejects.toThrow('no turn');
    expect([live.stage, live.problem]).toEqual(['ready', 'not-started']);
    expect(open).not.toHaveBeenCalled();
});

test('where the device cannot be opened the next window may listen', async () => {
    const release = vi.fn();
    const open = () => Promise.reject(new Error('no device'));
    const live = new Live({ analyser: { listen: unasked() }, library: libraryAt(), open, claim: async () => release });
    await expect(live.listen('microphone')).rejects.toThrow('no device');
    expect([live.stage, live.problem]).toEqual(['ready', 'not-started']);
    expect(release).toHaveBeenCalledOnce();
});

test('a broken promise of the analyser is thrown, and told as what broke, not as what did not begin', async () => {
    const open = async () => ({ sampleRateHz: 100, label: '', resume: vi.fn(), close: vi.fn() });
    const live = new Live({
        analyser: { listen: unasked() },
        library: libraryAt(),
        open,
        claim: async () => () => undefined,
    });
    await expect(live.listen('shared')).rejects.toThrow('expected');
    expect([live.stage, live.problem]).toEqual(['ready', 'worker-crashed']);
});

test('called off while the browser asks, it may be asked again at once, and what is given later is not heard', async () => {
    const opened: ((capture: Awaited<ReturnType<OpenCapture>>) => void)[] = [];
    const listen = unasked();
    const isTaken = { by: 0 };
    const live = new Live({
        analyser: { listen },
        library: libraryAt(),
        open: () => new Promise((resolve) => opened.push(resolve)),
        claim: async (signal) => {
            if (isTaken.by > 0) return null;
            isTaken.by++;
            signal.addEventListener('abort', () => isTaken.by--);
            return () => undefined;
        },
    });
    const first = live.listen('microphone');
    await settle();
    live.forget();
    void live.listen('microphone');
    await settle();
    expect([live.stage, live.problem]).toEqual(['asking', null]);
    opened[0]?.({ sampleRateHz: 100, label: '', resume: vi.fn(), close: vi.fn() });
    await first;
    expect([live.stage, live.problem]).toEqual(['asking', null]);
    live.forget();
    expect(live.stage).toBe('ready');
    expect(listen).not.toHaveBeenCalled();
});
