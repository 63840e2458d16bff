import type { Copies } from '../copies/copies.svelte.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import type { FileProblem } from '../folders/problems.ts';

interface Parts {
    readonly copies: Pick<Copies, 'has' | 'fileOf'>;
    readonly folders: Pick<Folders, 'has' | 'fileOf' | 'open' | 'areTogether' | 'look'>;
}

/** Where the file of a song is that was not dropped in this visit: kept here, else in a linked folder. */
export class SongFiles {
    readonly #copies: Parts['copies'];
    readonly #folders: Parts['folders'];

    constructor({ copies, folders }: Parts) {
        this.#copies = copies;
        this.#folders = folders;
    }

    /** Reactive. */
    has(trackId: string): boolean {
        return this.#copies.has(trackId) || this.#folders.has(trackId);
    }

    /** The song's file, or why it cannot be had. After a press, for the listener may have to be asked for a folder. */
    async fileOf(trackId: string): Promise<File | FileProblem> {
        return (await this.#copies.fileOf(trackId)) ?? this.#folders.fileOf(trackId);
    }

    /** Which of the songs can be read. After a press, for the listener may have to be asked, once for each folder. */
    async open(trackIds: readonly string[]): Promise<ReadonlySet<string>> {
        const kept = trackIds.filter((id) => this.#copies.has(id));
        const inFolders = await this.#folders.open(trackIds.filter((id) => !this.#copies.has(id)));
        return new Set([...kept, ...inFolders]);
    }

    /** Whether what keeps the one from being read keeps the other from it too, as songs of a folder that may not be read. */
    areTogether(trackId: string, other: string): boolean {
        const isKept = this.#copies.has(trackId) || this.#copies.has(other);
        return !isKept && this.#folders.areTogether(trackId, other);
    }

    look(): Promise<void> {
        return this.#folders.look();
    }
}
