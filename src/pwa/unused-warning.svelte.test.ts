import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { UnusedWarning } from './unused-warning.svelte.ts';

beforeEach(() => vi.stubGlobal('localStorage', new MemoryStorage()));
afterEach(() => void vi.unstubAllGlobals());

interface Browser {
    readonly vendor?: string;
    readonly isInstalled?: boolean;
    readonly isPersisted?: boolean;
}

async function warnIn({ vendor = 'Apple Computer, Inc.', isInstalled, isPersisted }: Browser): Promise<boolean> {
    const storage = { persisted: async () => isPersisted ?? false };
    vi.stubGlobal('navigator', { vendor, platform: 'iPhone', standalone: isInstalled ?? false, storage });
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    const warning = new UnusedWarning();
    await warning.songWasKept();
    return warning.isShown;
}

test('who uses Safari is told once that it deletes what is not opened, and never before there is a song', async () => {
    expect(new UnusedWarning().isShown).toBe(false);
    expect(await warnIn({})).toBe(true);
    expect(await warnIn({})).toBe(false);
});

test.each([
    ['another browser', { vendor: 'Google Inc.' }],
    ['an installed app', { isInstalled: true }],
    ['a browser that has promised to keep it', { isPersisted: true }],
])('%s is not warned of, nor is that counted as told', async (_, browser) => {
    expect(await warnIn(browser)).toBe(false);
    expect(await warnIn({})).toBe(true);
});

test('where nothing can be remembered, nothing is said, and what is put away stays away', async () => {
    const warning = new UnusedWarning();
    await warnIn({});
    warning.dismiss();
    expect(warning.isShown).toBe(false);
    vi.stubGlobal('localStorage', blockedStorage);
    expect(await warnIn({})).toBe(false);
});
