import { afterEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { items } from '../storage/names.ts';
import { newestSongs } from './newest.ts';

afterEach(() => void vi.unstubAllGlobals());

test('which songs stand first is kept, and nothing of it once there are none', () => {
    const memory = new MemoryStorage();
    vi.stubGlobal('localStorage', memory);
    newestSongs.keep(['a', 'b']);
    expect(newestSongs.read()).toEqual(['a', 'b']);
    newestSongs.keep([]);
    expect([newestSongs.read(), memory.size]).toEqual([[], 0]);
});

test.each(['broken', '{}', '[1]'])('of %s none is taken', (text) => {
    vi.stubGlobal('localStorage', new MemoryStorage([[items.newestSongs.name, text]]));
    expect(newestSongs.read()).toEqual([]);
});

test('where the browser keeps nothing, none are known, and nothing fails', () => {
    vi.stubGlobal('localStorage', blockedStorage);
    newestSongs.keep(['a']);
    expect(newestSongs.read()).toEqual([]);
});
