import { pickFolder, type Picked, type PickedFolder } from '../folders/pick-folder.ts';
import { filesOfInput } from '../intake/dropped-files.ts';
import type { StorageReason, Stored } from '../storage/stored.ts';

interface Parts {
    readonly add: (files: readonly File[]) => void;
    readonly link: (folder: PickedFolder) => Promise<Stored<null>>;
    readonly pick?: () => Promise<Picked | null>;
}

/** The listener chooses a folder: for the first time, or again where the browser lends it for one visit. */
export class FolderChoice {
    #problem = $state<StorageReason | null>(null);
    readonly #parts: Parts;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Why the last one could not be kept. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** After a press. */
    async begin(): Promise<void> {
        const { add, link, pick = pickFolder } = this.#parts;
        const picked = await pick();
        if (!picked) return;
        if (picked.kind === 'songs') return add(await filesOfInput(picked.files));
        const stored = await link(picked);
        this.#problem = stored.ok ? null : stored.reason;
    }

    forgetProblem(): void {
        this.#problem = null;
    }
}
