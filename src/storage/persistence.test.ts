import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from './memory-storage.fixture.ts';
import { askToPersist, isClearedUnused, isPersisted, usedBytes } from './persistence.ts';

let memory: MemoryStorage;

beforeEach(() => {
    memory = new MemoryStorage();
    vi.stubGlobal('localStorage', memory);
});

afterEach(() => void vi.unstubAllGlobals());

const device = (persist: boolean, persisted = false) => ({
    persist: vi.fn(() => Promise.resolve(persist)),
    persisted: vi.fn(() => Promise.resolve(persisted)),
});

test.each([
    [true, 'granted'],
    [false, 'refused'],
])('the browser is asked once, and its answer %s is remembered', async (answer, word) => {
    const browser = device(answer);
    await askToPersist(browser);
    await askToPersist(browser);
    expect(browser.persist).toHaveBeenCalledTimes(1);
    expect([...memory.values()]).toEqual([word]);
});

test('a browser that has promised already is not asked', async () => {
    const browser = device(true, true);
    await askToPersist(browser);
    expect(browser.persist).not.toHaveBeenCalled();
});

test('a browser without promises, with broken ones, or with blocked storage is no trouble', async () => {
    await askToPersist({});
    memory.clear();
    const broken = () => Promise.reject(new DOMException('broken', 'InvalidStateError'));
    await askToPersist({ persist: broken, persisted: broken });
    expect(memory.size).toBe(0);
    vi.stubGlobal('localStorage', blockedStorage);
    const browser = device(true);
    await askToPersist(browser);
    expect(browser.persist).not.toHaveBeenCalled();
});

test('it is known whether the browser promised, or that it does not tell', async () => {
    expect(await isPersisted(device(false, true))).toBe(true);
    expect(await isPersisted(device(false, false))).toBe(false);
    expect(await isPersisted({})).toBeNull();
});

test('it is known how much is used, or that the browser does not tell', async () => {
    expect(await usedBytes({ estimate: async () => ({ usage: 5 }) })).toBe(5);
    expect(await usedBytes({ estimate: () => Promise.reject(new DOMException('broken', 'UnknownError')) })).toBeNull();
    expect(await usedBytes({})).toBeNull();
});

test.each([
    ['Safari on a Mac', 'Apple Computer, Inc.', 'MacIntel', undefined, false, true],
    ['Safari on a phone', 'Apple Computer, Inc.', 'iPhone', false, false, true],
    ['an app of the Home Screen', 'Apple Computer, Inc.', 'iPhone', true, false, false],
    ['an app of the Dock', 'Apple Computer, Inc.', 'MacIntel', undefined, true, false],
    ['WebKit on Linux', 'Apple Computer, Inc.', 'Linux x86_64', undefined, false, false],
    ['Chromium on a Mac', 'Google Inc.', 'MacIntel', undefined, false, false],
] as const)(
    '%s: whether what is kept goes unless it is opened',
    (_, vendor, platform, standalone, installed, isCleared) => {
        const browser = { vendor, platform, ...(standalone !== undefined && { standalone }) };
        expect(isClearedUnused(browser, installed)).toBe(isCleared);
    },
);
