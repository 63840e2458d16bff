/** Which of the queue's files get a row of their own, and how far the whole queue is. */
import type { QueueItem } from '../../intake/queue.svelte.ts';

/**
 * Files being heard and failures: one row each. The next have theirs already where fewer are heard than `atATime`, so that the rows
 * stay where they are when one has ended and another has not begun. Other waiting files are a number, heard ones are in the library.
 */
export function shownItems(items: readonly QueueItem[], atATime: number): readonly QueueItem[] {
    const busy = items.filter(({ stage }) => !quiet.includes(stage) && stage !== 'failed').length;
    const next = items.filter(({ stage }) => stage === 'waiting').slice(0, Math.max(0, atATime - busy));
    return items.filter((item) => !quiet.includes(item.stage) || next.includes(item));
}

const quiet: readonly QueueItem['stage'][] = ['waiting', 'done', 'already-known', 'cancelled'];

/** 0 to 1 over all files that were not cancelled; a file that has ended counts as whole. */
export function queueFraction(items: readonly QueueItem[]): number {
    const counted = items.filter(({ stage }) => stage !== 'cancelled');
    const sum = counted.reduce((total, { stage, fraction }) => total + (stage === 'failed' ? 1 : fraction), 0);
    return counted.length > 0 ? sum / counted.length : 0;
}
