import type { QueueItem } from '../../intake/queue.svelte.ts';
import { words } from './language.svelte.ts';

/** Why a file could not be heard or kept, and a way on. */
export function failureWords({ reason, codec }: Pick<QueueItem, 'reason' | 'codec'>): string {
    if (reason === undefined) return words.stages.failed;
    return reason === 'unsupported-codec' && codec !== undefined
        ? words.undecodable.named(codec)
        : words.failures[reason];
}
