/** What a play queue is made of, and what it is asked with. */
import type { ListOrigin } from './play-order.ts';
import type { Player } from './player.svelte.ts';

export type Repeat = 'off' | 'all' | 'one';

export interface PlayQueueParts {
    readonly player: Pick<Player, 'trackId' | 'playing' | 'positionSeconds' | 'stream' | 'toggle' | 'seek'>;
    /** Whether the song is known and its sound is at hand. Reactive. */
    readonly isAtHand: (id: string) => boolean;
    /** A song that sounds like the last of these and is none of them; null where there is none, or none is wanted. Reactive. */
    readonly alikeTo: (ids: readonly string[]) => string | null;
    /** Whether what keeps the one from playing keeps the other from it too, as songs of a folder that may not be read. */
    readonly failTogether?: (id: string, other: string) => boolean;
    /** From 0 to below 1. */
    readonly random?: () => number;
}

/** What a list is played from. */
export interface From {
    /** The song to begin with; without it the first, or any where the queue is shuffled. */
    readonly id?: string;
    readonly origin?: ListOrigin;
}
