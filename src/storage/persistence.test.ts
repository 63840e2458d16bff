import { expect, test, vi } from 'vitest';
import { askToPersist, isPersisted } from './persistence.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> & { kept: Map<string, string> } {
    const kept = new Map<string, string>();
    return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

const device = (persist: boolean, persisted = false) => ({
    persist: vi.fn(() => Promise.resolve(persist)),
    persisted: vi.fn(() => Promise.resolve(persisted)),
});

test.each([
    [true, 'granted'],
    [false, 'refused'],
])('the browser is asked once, and its answer %s is remembered', async (answer, word) => {
    const [browser, kept] = [device(answer), memory()];
    await askToPersist({ device: browser, memory: kept });
    await askToPersist({ device: browser, memory: kept });
    expect(browser.persist).toHaveBeenCalledTimes(1);
    expect([...kept.kept.values()]).toEqual([word]);
});

test('a browser that has promised already is not asked', async () => {
    const browser = device(true, true);
    await askToPersist({ device: browser, memory: memory() });
    expect(browser.persist).not.toHaveBeenCalled();
});

test('a browser without promises, with broken ones, or with blocked storage is no trouble', async () => {
    await askToPersist({ device: {}, memory: memory() });
    const broken = () => Promise.reject(new DOMException('broken', 'InvalidStateError'));
    await askToPersist({ device: { persist: broken, persisted: broken }, memory: memory() });
    const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
    };
    const browser = device(true);
    await askToPersist({ device: browser, memory: { getItem: blocked, setItem: blocked } });
    expect(browser.persist).not.toHaveBeenCalled();
});

test('it is known whether the browser promised, or that it does not tell', async () => {
    expect(await isPersisted(device(false, true))).toBe(true);
    expect(await isPersisted(device(false, false))).toBe(false);
    expect(await isPersisted({})).toBeNull();
});
