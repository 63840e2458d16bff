import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerCalls, type Handlers } from './worker-answers.ts';

interface CountingCalls {
    countTo: { input: number; output: string; progress: number };
}

beforeEach(() => void vi.useFakeTimers());

afterEach(() => void vi.useRealTimers());

/** A worker that counts as told: `ask` is what the page says to it, `said` all that it answered. */
function start(countTo: Handlers<CountingCalls>['countTo']) {
    const scope = new EventTarget();
    const said: unknown[] = [];
    answerCalls<CountingCalls>(
        {
            postMessage: (message) => said.push(message),
            addEventListener: (type, listener) =>
                scope.addEventListener(type, (event) => listener(event as MessageEvent)),
        },
        { countTo },
    );
    const ask = (id: number, input: number) =>
        scope.dispatchEvent(new MessageEvent('message', { data: { id, call: 'countTo', input } }));
    return { said, ask };
}

test('progress and the answer carry the number of the call that they belong to', async () => {
    const { said, ask } = start(async (end, tell) => {
        for (let i = 1; i <= end; i++) tell(i);
        return 'done';
    });
    ask(7, 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([
        { id: 7, kind: 'progress', progress: 1 },
        { id: 7, kind: 'progress', progress: 2 },
        { id: 7, kind: 'done', output: 'done' },
    ]);
});

test.each([
    [new RangeError('out of numbers'), 'RangeError: out of numbers'],
    ['no number', 'no number'],
])('%j, thrown by the work, is told as a crash', async (thrown, message) => {
    const { said, ask } = start(() => Promise.reject(thrown));
    ask(1, 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([{ id: 1, kind: 'crashed', message }]);
});

test('a sign of life comes every second while there is work, and none after it', async () => {
    const { said, ask } = start((seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds, 'done')));
    ask(1, 2.5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([{ kind: 'alive' }, { kind: 'alive' }, { id: 1, kind: 'done', output: 'done' }]);
});
