/** Removing songs at once, with a way back, instead of asking beforehand. */
import type { Segue } from '../../app/segue.svelte.ts';
import type { Picture, Track } from '../../flow.ts';
import { noPicture } from '../../library/schema.ts';
import type { Plays } from '../../playback/plays.svelte.ts';
import type { StorageReason } from '../../storage/stored.ts';

interface Removed {
    readonly track: Track;
    readonly picture: Picture;
    /** Undefined for a song that was never played. */
    readonly plays: Plays | undefined;
}

export class Removal {
    #last = $state.raw<readonly Removed[]>([]);
    #problem = $state<StorageReason | null>(null);
    readonly #app: Pick<Segue, 'library' | 'plays' | 'remove' | 'selection'>;

    constructor(app: Pick<Segue, 'library' | 'plays' | 'remove' | 'selection'>) {
        this.#app = app;
    }

    /** The songs that were removed last and can still be brought back, together. */
    get last(): readonly Track[] {
        return this.#last.map(({ track }) => track);
    }

    /** Why the last removal or its undoing failed. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** Until one cannot be removed. */
    async remove(trackIds: readonly string[]): Promise<void> {
        this.forget();
        const removed: Removed[] = [];
        for (const id of trackIds) {
            const track = this.#app.library.get(id);
            if (!track) continue;
            const picture = (await this.#app.library.picture(id)) ?? noPicture;
            const plays = this.#app.plays.bySong.get(id);
            const stored = await this.#app.remove(id);
            this.#problem = stored.ok ? null : stored.reason;
            if (!stored.ok) break;
            removed.push({ track, picture, plays });
        }
        this.#last = removed;
    }

    async undo(): Promise<void> {
        const removed = this.#last;
        const [first] = removed;
        if (!first) return;
        const { kept, problem } = await this.#app.library.addAll(removed);
        this.#problem = problem;
        this.#last = removed.slice(kept);
        const back = removed.slice(0, kept);
        await this.#app.plays.merge(back.flatMap(({ track, plays }) => (plays ? [[track.id, plays] as const] : [])));
        if (kept > 0) this.#app.selection.select(first.track.id);
    }

    forget(): void {
        this.#last = [];
        this.#problem = null;
    }
}
