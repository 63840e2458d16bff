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
const stages = (...items: QueueItem[]): QueueItem['stage'][] => shownItems(items, 2).map(({ stage }) => stage);

describe('the rows of the queue', () => {
    it('are the songs being heard and the failures', () => {
        const busy = [item('listening'), item('decoding')];
        expect(stages(item('done', 1), item('failed'), ...busy, item('cancelled'), item('waiting'))).toEqual([
            'failed',
            'listening',
            'decoding',
        ]);
    });

    it('are the next songs too, as many as are heard at a time: as many stand there before, between and while they are heard', () => {
        const rest = [item('waiting'), item('waiting'), item('waiting')];
        expect(stages(...rest)).toEqual(['waiting', 'waiting']);
        expect(stages(item('done', 1), item('listening'), ...rest)).toEqual(['listening', 'waiting']);
        expect(stages(item('failed'), item('done', 1), ...rest)).toEqual(['failed', 'waiting', 'waiting']);
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
