import { expect, test } from 'vitest';
import { rememberUnderWay, takeInterrupted } from './interrupted.ts';

function makeMemory() {
    const kept = new Map<string, string>();
    return {
        kept,
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
    };
}

test('the page that follows learns once what was under way', () => {
    const memory = makeMemory();
    rememberUnderWay(['a.mp3', 'b.mp3'], memory);
    expect(takeInterrupted(memory)).toEqual(['a.mp3', 'b.mp3']);
    expect(takeInterrupted(memory)).toEqual([]);
});

test('when all were heard, nothing is kept', () => {
    const memory = makeMemory();
    rememberUnderWay(['a.mp3'], memory);
    rememberUnderWay([], memory);
    expect(memory.kept.size).toBe(0);
});

test('what is no list of names is none, and a blocked storage is no trouble', () => {
    const memory = makeMemory();
    for (const left of ['nonsense', '{"a":1}', '[1,null]']) {
        memory.kept.set('segue-under-way', left);
        expect(takeInterrupted(memory)).toEqual([]);
    }
    const blocked = () => {
        throw new DOMException('not here', 'SecurityError');
    };
    const none = { getItem: blocked, setItem: blocked, removeItem: blocked };
    expect(takeInterrupted(none)).toEqual([]);
    expect(() => rememberUnderWay(['a.mp3'], none)).not.toThrow();
});
