import { describe, expect, it } from 'vitest';
import type { QueueItem } from '../../intake/queue.svelte.ts';
import { queueFraction, shownItems } from './shown-items.ts';

let id = 0;
const item = (stage: QueueItem['stage'], fraction = 0): QueueItem => ({
    id: ++id,
    stage,
    fraction,
    file: new File([], 'a'),
});
const stages = (...items: QueueItem[]): QueueItem['stage'][] => shownItems(items).map(({ stage }) => stage);

describe('the rows of the queue', () => {
    it('are the songs being heard and the failures', () => {
        expect(stages(item('done', 1), item('failed'), item('listening'), item('cancelled'), item('waiting'))).toEqual([
            'failed',
            'listening',
        ]);
    });

    it('are the waiting songs while none is being heard yet', () => {
        expect(stages(item('waiting'), item('waiting'), item('failed'))).toEqual(['waiting', 'waiting', 'failed']);
    });

    it('are none when all is in the library', () => {
        expect(stages(item('done', 1), item('already-known', 1))).toEqual([]);
    });
});

describe('how far the queue is', () => {
    it('is the mean of its songs, where a failure counts as ended and a cancelled song not at all', () => {
        expect(queueFraction([item('done', 1), item('listening', 0.5), item('waiting'), item('failed', 0.1)])).toBe(
            0.625,
        );
        expect(queueFraction([item('cancelled'), item('listening', 0.5)])).toBe(0.5);
    });

    it('is nothing for an empty queue', () => {
        expect(queueFraction([])).toBe(0);
    });
});
