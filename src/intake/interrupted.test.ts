import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { items } from '../storage/names.ts';
import { rememberUnderWay, takeInterrupted } from './interrupted.ts';

let memory: MemoryStorage;

beforeEach(() => {
    memory = new MemoryStorage();
    vi.stubGlobal('sessionStorage', memory);
});

afterEach(() => void vi.unstubAllGlobals());

test('the page that follows learns once what was under way', () => {
    rememberUnderWay(['a.mp3', 'b.mp3']);
    expect(takeInterrupted()).toEqual(['a.mp3', 'b.mp3']);
    expect(takeInterrupted()).toEqual([]);
});

test('when all were heard, nothing is kept', () => {
    rememberUnderWay(['a.mp3']);
    rememberUnderWay([]);
    expect(memory.size).toBe(0);
});

test('what is no list of names is none, and a blocked storage is no trouble', () => {
    for (const left of ['nonsense', '{"a":1}', '[1,null]']) {
        memory.set(items.underWay.name, left);
        expect(takeInterrupted()).toEqual([]);
    }
    vi.stubGlobal('sessionStorage', blockedStorage);
    expect(takeInterrupted()).toEqual([]);
    expect(() => rememberUnderWay(['a.mp3'])).not.toThrow();
});
