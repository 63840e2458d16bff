/** Removing songs at once, with a way back, instead of asking beforehand. */
import type { Segue } from '../../app/segue.svelte.ts';
import { standIn } from '../../app/standing-in.ts';
import type { Track } from '../../flow.ts';
import type { SetAside } from '../../library/store.ts';
import type { Plays } from '../../playback/plays.svelte.ts';
import type { StorageReason } from '../../storage/stored.ts';

interface Removed {
    readonly tracks: readonly Track[];
    /** Of those that were played. */
    readonly plays: readonly (readonly [trackId: string, Plays])[];
    readonly setAside: SetAside;
}

type Parts = Pick<Segue, 'library' | 'playlists' | 'plays' | 'remove' | 'selection'>;

export class Removal {
    #last = $state.raw<Removed | null>(null);
    #problem = $state<StorageReason | null>(null);
    #giveBack: (() => Promise<void>) | null = null;
    readonly #app: Parts;

    constructor(app: Parts) {
        this.#app = app;
    }

    /** The songs that were removed last and can still be brought back, together. */
    get last(): readonly Track[] {
        return this.#last?.tracks ?? [];
    }

    /** Why the last removal or its undoing failed. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** All or none. A copy of them that stays takes their places. */
    async remove(trackIds: readonly string[], copy?: string): Promise<void> {
        this.forget();
        const tracks = trackIds.flatMap((id) => this.#app.library.get(id) ?? []);
        if (tracks.length === 0) return;
        const { bySong } = this.#app.plays;
        const plays = tracks.flatMap(({ id }) => {
            const known = bySong.get(id);
            return known ? [[id, known] as const] : [];
        });
        const giveBack = copy === undefined ? null : await standIn(this.#app, { gone: trackIds, copy });
        const stored = await this.#app.remove(tracks.map(({ id }) => id));
        if (stored.ok) {
            this.#last = { tracks, plays, setAside: stored.value };
            this.#giveBack = giveBack;
        } else {
            this.#problem = stored.reason;
            await giveBack?.();
        }
    }

    async undo(): Promise<void> {
        if (!this.#last) return;
        const { tracks, plays, setAside } = this.#last;
        const stored = await setAside.bringBack(tracks);
        this.#problem = stored.ok ? null : stored.reason;
        if (!stored.ok) return;
        this.#last = null;
        await this.#giveBack?.();
        this.#giveBack = null;
        await this.#app.plays.merge(plays);
        const [first] = tracks;
        if (first) this.#app.selection.select(first.id);
    }

    /** There is no way back any more. */
    forget(): void {
        void this.#last?.setAside.letGo();
        this.#last = null;
        this.#problem = null;
        this.#giveBack = null;
    }
}
