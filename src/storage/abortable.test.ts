import { afterEach, describe, expect, test, vi } from 'vitest';
import { anySignal } from './abortable.ts';

afterEach(() => void vi.unstubAllGlobals());

describe.each([
    ['with AbortSignal.any', () => undefined],
    ['without it', () => void vi.stubGlobal('AbortSignal', function () {})],
])('%s', (_, prepare) => {
    test('the first of several signals to be aborted gives its reason', () => {
        prepare();
        const [one, other] = [new AbortController(), new AbortController()];
        const either = anySignal([one.signal, other.signal]);
        expect(either.aborted).toBe(false);
        other.abort('the other');
        one.abort('the one');
        expect([either.aborted, either.reason]).toEqual([true, 'the other']);
    });

    test('one that is aborted already counts', () => {
        prepare();
        const [gone, alive] = [new AbortController(), new AbortController()];
        gone.abort('gone');
        expect(anySignal([alive.signal, gone.signal]).reason).toBe('gone');
    });
});
