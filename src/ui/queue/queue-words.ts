import { count } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

interface Summary {
    readonly done: number;
    readonly total: number;
    readonly failed: number;
}

export function queueSummary({ done, total, failed }: Summary, active: boolean): string {
    if (!active) return words.queue.failed(failed);
    return total === 1 ? words.queue.one : words.queue.under({ heard: count(done + failed), total: count(total) });
}
