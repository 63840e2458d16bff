import type { Segue } from '../../app/segue.svelte.ts';
import type { Recommendation } from '../../recommend/recommendation.ts';
import type { StorageReason } from '../../storage/stored.ts';

/** Keeps songs for later at a click, and takes them off again. */
export class Keeping {
    #problem = $state.raw<StorageReason | null>(null);
    readonly #later: Segue['later'];

    constructor(later: Segue['later']) {
        this.#later = later;
    }

    /** Why the last song could not be kept. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    isKept(song: Recommendation): boolean {
        return this.#later.has(song);
    }

    async toggle(song: Recommendation): Promise<void> {
        const stored = this.isKept(song) ? await this.#later.remove(song) : await this.#later.add(song);
        this.#problem = stored.ok ? null : stored.reason;
    }
}
