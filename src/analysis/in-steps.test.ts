import { expect, test, vi } from 'vitest';
import { drained, worked } from './in-steps.ts';

function* counting(): Generator<number, string> {
    for (let step = 1; step <= 3; step++) yield step;
    return 'done';
}

test('long work lets others have their turn after each of its steps, and tells how far it is', async () => {
    let millis = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (millis += 101));
    const happened: unknown[] = [];
    function* work(): Generator<number, string> {
        for (const step of [1, 2]) {
            setTimeout(() => happened.push('another'));
            yield step;
        }
        return 'done';
    }
    happened.push(await worked(work(), (step) => happened.push(step)));
    expect(happened).toEqual([1, 'another', 2, 'another', 'done']);
    vi.restoreAllMocks();
});

test('short work is done in one turn', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const told: number[] = [];
    expect(await worked(counting(), (step) => told.push(step))).toBe('done');
    expect(told).toEqual([]);
    vi.restoreAllMocks();
});

test('work that is wanted at once is all done', () => expect(drained(counting())).toBe('done'));
