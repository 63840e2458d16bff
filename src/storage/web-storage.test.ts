import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from './memory-storage.fixture.ts';
import { items } from './names.ts';
import { onItemElsewhere, readItem, readJson, removeItem, takeJson, writeItem, writeJson } from './web-storage.ts';

let local: MemoryStorage;
let session: MemoryStorage;

beforeEach(() => {
    [local, session] = [new MemoryStorage(), new MemoryStorage()];
    vi.stubGlobal('localStorage', local);
    vi.stubGlobal('sessionStorage', session);
});

afterEach(() => void vi.unstubAllGlobals());

const schema = v.object({ songs: v.number() });
const nothing = { songs: 0 };

test('an item lasts or ends with the visit, by its area', () => {
    expect([writeItem(items.settings, 'a'), writeItem(items.leftAt, 'b')]).toEqual([true, true]);
    expect([[...local], [...session]]).toEqual([[[items.settings.name, 'a']], [[items.leftAt.name, 'b']]]);
    expect(readItem(items.settings)).toEqual({ ok: true, value: 'a' });
    removeItem(items.settings);
    expect(readItem(items.settings)).toEqual({ ok: true, value: null });
});

test('what is kept as JSON is read again, and what is broken is nothing', () => {
    expect(readJson(items.settings, schema, nothing)).toBe(nothing);
    expect(writeJson(items.settings, { songs: 3 })).toBe(true);
    expect(readJson(items.settings, schema, nothing)).toEqual({ songs: 3 });
    for (const broken of ['{', 'null', '{"songs":"3"}']) {
        writeItem(items.settings, broken);
        expect(readJson(items.settings, schema, nothing)).toBe(nothing);
    }
});

test.each([
    ['{"songs":3}', { songs: 3 }],
    ['{"songs":', null],
    ['[]', null],
] as const)('of %s there is %j to take, once', (text, taken) => {
    writeItem(items.leftAt, text);
    expect([takeJson(items.leftAt, schema), takeJson(items.leftAt, schema)]).toEqual([taken, null]);
    expect(session.size).toBe(0);
});

test('a browser that blocks its storage is told from one that kept nothing', () => {
    vi.stubGlobal('indexedDB', {});
    vi.stubGlobal('localStorage', blockedStorage);
    expect(readItem(items.settings)).toEqual({ ok: false, reason: 'storage-blocked' });
    expect(readJson(items.settings, schema, nothing)).toBeNull();
    expect(takeJson(items.settings, schema)).toBeNull();
    expect([writeItem(items.settings, 'a'), writeJson(items.settings, nothing)]).toEqual([false, false]);
    expect(() => removeItem(items.settings)).not.toThrow();
});

test('what another window keeps is told, what others keep is not', () => {
    const window = new EventTarget();
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    const change = (key: string | null) => window.dispatchEvent(Object.assign(new Event('storage'), { key }));
    const told = vi.fn();
    onItemElsewhere(items.spotifyConnection, told);
    change(items.settings.name);
    expect(told).not.toHaveBeenCalled();
    change(items.spotifyConnection.name);
    // All that was kept was deleted.
    change(null);
    expect(told).toHaveBeenCalledTimes(2);
});
