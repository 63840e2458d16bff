/** Removing a song at once, with a way back, instead of asking beforehand. */
import type { Segue } from '../../app/segue.svelte.ts';
import type { Picture, Track } from '../../flow.ts';
import { noPicture } from '../../library/schema.ts';
import type { StorageReason } from '../../storage/stored.ts';

interface Removed {
    readonly track: Track;
    readonly picture: Picture;
}

export class Removal {
    #last = $state.raw<Removed | null>(null);
    #problem = $state<StorageReason | null>(null);
    readonly #app: Pick<Segue, 'library' | 'remove' | 'selection'>;

    constructor(app: Pick<Segue, 'library' | 'remove' | 'selection'>) {
        this.#app = app;
    }

    /** The song that was removed last and can still be brought back. */
    get last(): Removed | null {
        return this.#last;
    }

    /** Why the last removal or its undoing failed. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    async remove(track: Track): Promise<void> {
        const picture = (await this.#app.library.picture(track.id)) ?? noPicture;
        const stored = await this.#app.remove(track.id);
        this.#problem = stored.ok ? null : stored.reason;
        if (stored.ok) this.#last = { track, picture };
    }

    async undo(): Promise<void> {
        const removed = this.#last;
        if (!removed) return;
        const stored = await this.#app.library.add(removed.track, removed.picture);
        this.#problem = stored.ok ? null : stored.reason;
        if (!stored.ok) return;
        this.#last = null;
        this.#app.selection.select(removed.track.id);
    }

    forget(): void {
        this.#last = null;
        this.#problem = null;
    }
}
