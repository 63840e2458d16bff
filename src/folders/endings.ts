/** What a file's end in the queue means for the other files of its folder. */
import type { QueueItem } from '../intake/queue.svelte.ts';

/** Each song after these would come to the same, so that the rest waits. */
export const stopping: ReadonlySet<QueueItem['reason']> = new Set([
    'model-unavailable',
    'storage-full',
    'storage-blocked',
    'storage-broken',
]);

/** What may be over when the folder is looked through the next time; other failures lie in the file. */
export const passing: ReadonlySet<QueueItem['reason']> = new Set([
    'worker-crashed',
    'out-of-memory',
    'unreadable-file',
]);
