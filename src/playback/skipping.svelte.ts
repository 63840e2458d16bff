import type { QueuedSong } from './play-order.ts';
import type { PlayProblem } from './player-parts.ts';

/** Songs that could not be played: the queue went on to another, or none of them could and it stopped. */
export interface Skipped {
    readonly ids: readonly string[];
    /** What kept the last of them from playing. */
    readonly problem: PlayProblem;
    readonly hasStopped: boolean;
}

/** So many failures one after another are taken for all: each asks the disk, and nothing sounds meanwhile. */
const mostFailures = 20;

/** Which songs failed since one has played: none of them is tried again, so that a queue of which all fail ends. */
export class Skipping {
    readonly #failTogether: (id: string, other: string) => boolean;
    #skipped = $state.raw<Skipped | null>(null);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #failed = new Map<number, { readonly id: string; readonly isOfAll: boolean }>();

    /** Told of two songs, whether a folder that cannot be read keeps both from playing. */
    constructor(failTogether: (id: string, other: string) => boolean) {
        this.#failTogether = failTogether;
    }

    get skipped(): Skipped | null {
        return this.#skipped;
    }

    dismiss(): void {
        this.#skipped = null;
    }

    /** One has played. */
    forget(): void {
        this.#failed.clear();
    }

    failed({ key, id }: QueuedSong, problem: PlayProblem): void {
        const ids = [...(this.#skipped?.ids ?? []), id];
        this.#failed.set(key, { id, isOfAll: problem === 'not-permitted' || problem === 'folder-gone' });
        this.#skipped = { ids, problem, hasStopped: false };
    }

    /** Nothing is left that could play. Of a single song the player itself says why. */
    stopped(): void {
        if (this.#skipped) this.#skipped = this.#skipped.ids.length > 1 ? { ...this.#skipped, hasStopped: true } : null;
    }

    get isTooMuch(): boolean {
        return this.#failed.size >= mostFailures;
    }

    mayPlay({ key, id }: QueuedSong): boolean {
        if (this.#failed.has(key)) return false;
        return ![...this.#failed.values()].some((other) => other.isOfAll && this.#failTogether(other.id, id));
    }
}
