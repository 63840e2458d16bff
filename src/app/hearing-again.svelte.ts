import { SvelteSet } from 'svelte/reactivity';
import type { Folders } from '../folders/folders.svelte.ts';
import { stopping } from '../folders/endings.ts';
import type { FolderParts } from '../folders/linked-folder.svelte.ts';

interface Parts extends FolderParts {
    readonly folders: Pick<Folders, 'open' | 'fileOf' | 'look'>;
}

/** Songs that lie in linked folders are heard again, a few in the queue at a time. */
export class HearingAgain {
    readonly #parts: Parts;
    readonly #waiting = new SvelteSet<string>();

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Whether the song waits for it, or is being heard. Reactive. */
    waits(trackId: string): boolean {
        return this.#waiting.has(trackId);
    }

    /**
     * After a press, for the listener may have to be asked for the folders. One song that is cancelled, or ends as all others would, takes
     * those with it that wait. Where a file could not be had, the folders are looked through, and say why.
     */
    async hear(trackIds: readonly string[]): Promise<void> {
        const asked = trackIds.filter((id) => !this.#waiting.has(id));
        for (const id of asked) this.#waiting.add(id);
        const readable = await this.#parts.folders.open(asked);
        for (const id of asked) if (!readable.has(id)) this.#waiting.delete(id);
        const left = [...readable];
        const turns = Array.from({ length: this.#parts.atATime }, () => this.#hearInTurn(left));
        const areFound = (await Promise.all(turns)).every(Boolean);
        if (!areFound || readable.size < asked.length) await this.#parts.folders.look();
    }

    /** Whether each song was in its file. */
    async #hearInTurn(left: string[]): Promise<boolean> {
        let areFound = true;
        for (let id = left.shift(); id !== undefined; id = left.shift()) {
            const file = await this.#parts.folders.fileOf(id);
            if (file instanceof File) {
                const { stage, reason, trackId = id } = await this.#parts.hear(file);
                areFound &&= trackId === id;
                if (stage === 'cancelled' || stopping.has(reason))
                    for (const other of left.splice(0)) this.#waiting.delete(other);
            } else {
                areFound = false;
            }
            this.#waiting.delete(id);
        }
        return areFound;
    }
}
